"""The mapping file beside every form: canonical names and codes, and the platform's own."""

from __future__ import annotations

import json
from collections.abc import Mapping

from surveys.model import Instrument, content_hash
from surveys.platforms.forms import FormFile


def mapping_file(
    platform: str,
    version: str,
    instrument: Instrument,
    wave: str,
    fields: Mapping[str, str],
    codes: Mapping[str, Mapping[str, str]],
) -> FormFile:
    """Return `<instrument>.<platform>.names.json`.

    Parameters
    ----------
    platform, version
        Name of the platform, and the version its form was written for.
    instrument, wave
        The instrument as a whole and the wave that was exported, whose content hash is named.
    fields
        Canonical field name → name on the platform.
    codes
        Canonical field name → canonical code → code on the platform.
    """
    content = {
        "platform": platform,
        "platform_version": version,
        "instrument": instrument.name,
        "wave": wave,
        "content_hash": content_hash(instrument.at(wave)),
        "fields": {
            name: {"name": own, **({"codes": dict(codes[name])} if name in codes else {})}
            for name, own in fields.items()
        },
    }
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return FormFile(f"{instrument.name}.{platform}.names.json", text.encode())
