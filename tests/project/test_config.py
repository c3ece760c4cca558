"""Which configuration holds for a file, and what it may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.errors import ConfigError
from numcheck.model.finding import Severity
from numcheck.project.config import Configurations, find, load
from numcheck.project.settings import setting_names, show_settings
from numcheck.project.template import TEMPLATE


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_nearest_file_wins_without_merging(project: Path) -> None:
    """A nested configuration replaces its parents' and takes nothing from them."""
    write(project / "numcheck.toml", 'fail-on = "warning"\nselect = ["part"]\n')
    write(project / "sport" / "numcheck.toml", "preview = true\n")
    settings = Configurations().of(project / "sport" / "derby.md")
    assert settings.preview
    assert settings.fail_on == "error"
    assert settings.select == ()


def test_order_of_names_in_one_folder(project: Path) -> None:
    """The dotted name comes first, then numcheck.toml, then pyproject.toml."""
    write(project / "pyproject.toml", "[tool.numcheck]\npreview = true\n")
    assert find(project) == project / "pyproject.toml"
    write(project / "numcheck.toml", "")
    assert find(project) == project / "numcheck.toml"
    write(project / ".numcheck.toml", "")
    assert find(project) == project / ".numcheck.toml"


def test_pyproject_without_a_table_is_passed_over(project: Path) -> None:
    """A pyproject.toml of some other tool does not hide the configuration above it."""
    write(project / "numcheck.toml", 'ignore = ["share"]\n')
    write(project / "site" / "pyproject.toml", "[project]\nname = 'site'\n")
    assert Configurations().of(project / "site" / "a.md").ignore == ("share",)


def test_extend_lays_a_table_over_another(project: Path) -> None:
    """`extend` takes the other file's settings and replaces the keys that are set here."""
    write(project / "base.toml", 'ignore = ["share"]\nfail-on = "never"\n')
    here = write(project / "desk" / "numcheck.toml", 'extend = "../base.toml"\nfail-on = "warning"\n')
    settings = load(here)
    assert settings.ignore == ("share",)
    assert settings.fail_on == "warning"


def test_extend_in_a_circle_is_refused(project: Path) -> None:
    """Two files that extend each other are an error, not a hang."""
    write(project / "a.toml", 'extend = "b.toml"\n')
    write(project / "b.toml", 'extend = "a.toml"\n')
    with pytest.raises(ConfigError, match="extends itself"):
        load(project / "a.toml")


@pytest.mark.parametrize("key", ["rules", "lexicons", "facts", "policy"])
def test_paths_stay_inside_the_project(project: Path, key: str) -> None:
    """A path that climbs out, or a link that leads out, is refused: the configuration may be a stranger's."""
    outside = write(project.parent / f"outside-{key}" / "own.toml", "")
    here = write(project / "numcheck.toml", f'{key} = ["../{outside.parent.name}"]\n')
    with pytest.raises(ConfigError, match="leads out of the project"):
        load(here)
    (project / "link").symlink_to(outside.parent)
    write(here, f'{key} = ["link"]\n')
    with pytest.raises(ConfigError, match="leads out of the project"):
        load(here)


def test_extend_stays_inside_the_project(project: Path) -> None:
    """`extend` may not read a file outside the project."""
    write(project.parent / "elsewhere.toml", "")
    here = write(project / "numcheck.toml", 'extend = "../elsewhere.toml"\n')
    with pytest.raises(ConfigError, match="leads out"):
        load(here)


def test_the_model_is_never_taken_from_a_configuration(project: Path) -> None:
    """Loading a model runs its code, so a repository cannot name one."""
    here = write(project / "numcheck.toml", 'model = "./evil"\n')
    with pytest.raises(ConfigError, match="unknown key 'model'"):
        load(here)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('selct = ["part"]', "did you mean select"),
        ('fail_on = "error"', "did you mean fail-on"),
        ('select = "part"', "must be a list of strings"),
        ("preview = 1", "must be true or false"),
        ('fail-on = "errors"', "did you mean error"),
        ('[severity]\nfigure-mismatch = "fatal"', "is no severity"),
        ("select = [", "is not TOML"),
        ('rules = ["missing"]', "does not exist"),
    ],
)
def test_mistakes_are_named(project: Path, text: str, words: str) -> None:
    """Every mistake is an error that names the file and the cure."""
    here = write(project / "numcheck.toml", text + "\n")
    with pytest.raises(ConfigError) as caught:
        load(here)
    assert words in str(caught.value)
    assert str(here) in str(caught.value)


def test_mistakes_are_named_with_their_line(project: Path) -> None:
    """The line is that of the key, in a pyproject.toml that of our own table."""
    text = '[tool.other]\nselect = 1\n\n[tool.numcheck]\npreview = true\nselect = "part"\n'
    for name, line in (("pyproject.toml", 6), ("numcheck.toml", 3)):
        here = write(
            project / name, text if name == "pyproject.toml" else text.partition("[tool.numcheck]")[2]
        )
        with pytest.raises(ConfigError) as caught:
            load(here)
        assert caught.value.where == f"{here}:{line}"
    for broken in ("preview = true\nselect = [", "preview = true\nselect = ]\n\n"):
        here = write(project / "numcheck.toml", broken)
        with pytest.raises(ConfigError) as caught:
            load(here)
        assert caught.value.where.startswith(f"{here}:2")


def test_explicit_configuration_holds_everywhere(project: Path) -> None:
    """--config sets aside whatever lies nearer."""
    write(project / "desk" / "numcheck.toml", "preview = true\n")
    other = write(project / "ci.toml", 'fail-on = "never"\n')
    settings = Configurations(other).of(project / "desk" / "a.md")
    assert settings.fail_on == "never"
    assert not settings.preview


def test_severity_and_per_file_ignores_are_read(project: Path) -> None:
    """Tables of settings keep their order."""
    here = write(
        project / "numcheck.toml",
        '[severity]\nshare-mismatch = "info"\n[per-file-ignores]\n"sport/**" = ["score-mismatch"]\n',
    )
    settings = load(here)
    assert settings.severity == (("share-mismatch", Severity.INFO),)
    assert settings.per_file_ignores == (("sport/**", ("score-mismatch",)),)


def test_init_template_names_every_setting(project: Path) -> None:
    """What `init` writes is a valid configuration that explains every key there is."""
    here = write(project / "numcheck.toml", TEMPLATE)
    load(here)
    for name in setting_names():
        assert f"# {name} =" in TEMPLATE or f"# [{name}]" in TEMPLATE, name


def test_shown_settings_hold_every_key(project: Path) -> None:
    """--show-settings prints each setting in force."""
    shown = show_settings(load(write(project / "numcheck.toml", 'fail-on = "warning"\n')))
    assert 'fail-on = "warning"' in shown
    for name in setting_names():
        assert f"{name} = " in shown
