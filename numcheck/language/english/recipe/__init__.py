"""From treebanks to weights: how numcheck's English pipeline was trained, as code that does it again."""
