"""Rule files: how they are read, and that those we ship keep their own promises."""
