"""Which files, which settings: discovery, configuration, cache, git."""
