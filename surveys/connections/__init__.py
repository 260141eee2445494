"""Answers fetched from a running survey server, page by page, to one response file.

LimeSurvey through its RemoteControl 2 (`fetch_limesurvey`, extra "limesurvey") and ODK Central
through OData (`fetch_odk`, extra "odk"). A download that stops continues where it stopped; the
response file is written only when all of it is there, as the platform's reader takes it.

Both were written from the servers' sources and documents and tried against stand-ins that
misbehave in every way told in the tests. They have not been run against a real LimeSurvey or ODK
Central.
"""

from surveys.connections.central import Central
from surveys.connections.limesurvey import fetch_limesurvey
from surveys.connections.odk import fetch_odk
from surveys.connections.parts import Fetched
from surveys.connections.patience import PATIENCE, Patience
from surveys.connections.remotecontrol import LimeSurvey

__all__ = [
    "PATIENCE",
    "Central",
    "Fetched",
    "LimeSurvey",
    "Patience",
    "fetch_limesurvey",
    "fetch_odk",
]
