"""The configuration that `numcheck init` writes: every setting, explained, at its default."""

TEMPLATE = """\
# numcheck configuration. The nearest numcheck.toml, .numcheck.toml or [tool.numcheck] in pyproject.toml holds for a
# file. Everything here is optional; what is commented out shows the default. Globs and paths start from this folder.

# extend = "../numcheck.toml"      # start from another configuration inside the project

# select = []                      # only these rules or families; empty: every stable rule
# extend-select = []               # these as well
# ignore = []                      # not these
# preview = false                  # rules that are not yet stable, too
# fail-on = "error"                # exit with 1 on: error, warning, never

# include = []                     # beside .txt .md .markdown .html .htm .docx
# exclude = []                     # globs, for example ["archive/", "*.draft.md"]
# force-exclude = false            # also for files named on the command line (pre-commit names every file)
# respect-gitignore = true

# rules = []                       # files or folders of your own rules, laid over the shipped ones
# lexicons = []                    # of your own words
# facts = []                       # of figures known to be true, for example seats in your parliament
# policy = []                      # of intervals, weights and thresholds

# baseline = "numcheck-baseline.json"
# encoding = ""                    # how the articles are encoded, if not in UTF-8

# [severity]
# figure-mismatch = "warning"

# [per-file-ignores]
# "sport/**" = ["score-mismatch"]
"""
