"""Survey platforms: each writes an instrument's form and reads the answers back."""

from surveys.platforms.exporting import export
from surveys.platforms.forms import FormFile, Platform
from surveys.platforms.reading import read
from surveys.platforms.registry import get, names

__all__ = ["FormFile", "Platform", "export", "get", "names", "read"]
