"""The rules that published figures have to keep: one module for each thing that can be wrong."""
