"""Quantities and sentences become claims, and claims become relations: one file a relation."""
