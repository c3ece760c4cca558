"""Reads rules/ and reports/ into typed values, and lays a project's own on top."""
