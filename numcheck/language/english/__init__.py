"""numcheck's own English: a small trained pipeline, and the code that puts it together."""

from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights")
