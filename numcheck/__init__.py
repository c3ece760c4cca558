"""numcheck: a checker of numeric inconsistency in reporting.

from numcheck import check_text

report = check_text("The fine was £310,000.\\n\\nThe £130,000 fine is the largest yet.\\n")
for finding in report.files[0].findings:
    print(finding.severity.label, finding.message)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numcheck.api import Finding, Report, check_file, check_text

__version__ = "0.1.0"
__all__ = ["Finding", "Report", "__version__", "check_file", "check_text"]


def __getattr__(name: str) -> Any:
    # Importing the package must stay cheap: the command line answers --help without any stage.
    if name in __all__:
        from numcheck import api

        return getattr(api, name)
    raise AttributeError(f"module 'numcheck' has no attribute {name!r}")
