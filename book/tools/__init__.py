"""Builds the three editions of the book and checks the finished site."""
