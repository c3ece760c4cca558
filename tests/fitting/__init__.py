"""Fitting the weights of restatement to labelled articles."""
