"""Survey platforms: each writes an instrument's form and reads the answers back."""

from surveys.platforms.forms import FormFile, Platform
from surveys.platforms.registry import get, names

__all__ = ["FormFile", "Platform", "get", "names"]
