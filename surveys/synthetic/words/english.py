"""English words of invented open answers."""

from __future__ import annotations

from surveys.synthetic.words.words import Forms, Words, forms


def _surname(name: str) -> Forms:
    return forms(name, f"{name}’s", names=("", "gen"))


ENGLISH = Words(
    mark="Synthetic answer",
    sentences=(
        "Working with {partner} {goes}.",
        "What makes the work most difficult is {obstacle}.",
        "I hope that {wish}.",
        "What matters most to clients is that {client}.",
    ),
    identifying=(
        "My colleague {name} can tell you more, tel. {phone}.",
        "{name.gen} help has been valuable.",
        "Write to {email}.",
        "Call {phone} or write to {email}.",
        "The client {identity_code} waited half a year for a decision.",
        "The client lives at {address} in {place}.",
        "I work at {workplace} in {place}.",
    ),
    short=("{thing}", "{thing} {how}"),
    short_identifying=("{thing}, {workplace}", "{thing}, with {name}", "{thing} in {place}"),
    fillers={
        "partner": (
            "Kela", "occupational health", "social services", "the employment area",
            "the wellbeing services county", "schools", "employers", "associations",
        ),
        "goes": (
            "goes well", "has become slower", "has become better", "depends on single persons",
            "needs agreed ways",
        ),
        "obstacle": (
            "the lack of time", "the unclear division of work", "the scattered data systems",
            "that management changes", "the short funding", "that clients wait for so long",
        ),
        "wish": (
            "the role becomes permanent", "we get one data system",
            "employers hear more about pay subsidies", "the network meets regularly",
        ),
        "client": (
            "somebody stays with them", "they need not tell the same thing many times",
            "decisions come in time", "they can try out work in small steps",
        ),
        "thing": (
            "project coordinator", "peer support", "remote work", "travel", "communication",
            "training", "family situation", "transport", "interpreting",
        ),
        "how": ("part-time", "during the project", "together with others", "when needed"),
    },
    first_names=("Alex", "Robin", "Sam", "Kim", "Jo", "Chris"),
    surnames=(
        _surname("Madeupson"), _surname("Exampleton"), _surname("Fictionfield"),
        _surname("Inventwood"),
    ),
    workplaces=(forms("Exampleton Works Ltd"), forms("the Fictionfield Foundation")),
    places=(forms("Helsinki"), forms("Turku"), forms("Tampere"), forms("Oulu"), forms("Vaasa")),
    streets=("Mallikuja", "Esimerkintie", "Keksitynkatu"),
)  # fmt: skip
