"""The theme of the book: turns jupyter-book's content into finished HTML pages."""
