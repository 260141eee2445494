"""Words that tell where a name stands, and those with a capital that name nobody."""

from __future__ import annotations

from surveys.anonymisation.free_text.word_lists import words_of

NEUTRAL = words_of("neutral")
"""Offices, programmes, tools and countries, and what stands in capitals anyway."""
ROLES = words_of("roles")
"""After these a word that may be a name is one."""
SAYING = words_of("saying")
"""What people do: before these a name that is also a word is one, at a sentence's start."""
BESIDE_A_PERSON = words_of("beside_a_person")
"""After a name: what people have, and the words for being with them."""
WITH = words_of("with_a_person")
"""Before a name, in Swedish."""
LANDSCAPE = words_of("landscape")
"""Of these surnames are put together, and so of them compounds are not told from names."""
