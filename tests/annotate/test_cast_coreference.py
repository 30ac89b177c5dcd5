"""Who "he", "it", "the secretary" and "the two leaders" are; and that nobody is named where it is not clear."""

from __future__ import annotations

import pytest

from annotated import annotated
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Mention


def label(actor: Actor) -> str | None:
    """A person's name, else the body, else the side."""
    return actor.name or actor.body or actor.side


def meant(text: str, words: str, *, nth: int = 0, side: str | None = None) -> list[str | None] | None:
    """Whom the nth mention with these words means; None where it means nobody known."""
    a = annotated(text, side=side)
    found = [m for m in a.mentions if m.span.of(text).lower() == words]
    place = [i for i in range(len(text)) if text.lower().startswith(words, i)]
    if not place:
        raise ValueError(words)
    return _cast(a, found[nth]) if nth < len(found) else None


def _cast(a: Annotated, mention: Mention) -> list[str | None]:
    return [label(a.cast[i].actor) for i in mention.cast]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Hans Blix met Igor Ivanov. He said the talks went well.", "he", ["Hans Blix"]),
        ("Condoleezza Rice met Igor Ivanov. She said the talks went well.", "she", ["Condoleezza Rice"]),
        ("Condoleezza Rice met Igor Ivanov. He said the talks went well.", "he", ["Igor Ivanov"]),
        ("Igor Ivanov was ending his visit as Condoleezza Rice began hers.", "his", ["Igor Ivanov"]),
        ("After his talks with Hans Blix, Igor Ivanov flew home.", "his", ["Igor Ivanov"]),
        ("“We agree,” said Hans Blix. “We always did,” he said.", "he", ["Hans Blix"]),
        ("Japan sent home its envoy.", "its", ["JPN"]),
        ("Mexico sued Ecuador over the raid on its embassy.", "its", ["MEX"]),
        (
            "Hans Blix praised the deal. It follows a visit by Igor Ivanov to Oslo, during which he agreed to it.",
            "he",
            ["Igor Ivanov"],
        ),
        ("China’s finance ministry issued a statement. It said that trade would grow.", "it", ["finance ministry"]),
    ],
)
def test_a_pronoun_means_whom_a_reader_takes_it_to_mean(text: str, words: str, who: list[str]) -> None:
    """By the subject of the clause, gender, who spoke last, and what follows a phrase at the head of a sentence."""
    assert meant(text, words) == who


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is raining in Geneva. It seems that talks go on.", "it"),
        ("The vote came late. It changed everything.", "it"),
        ("She said nothing.", "she"),
        ("Igor Ivanov spoke. She listened.", "she"),
    ],
)
def test_a_pronoun_that_means_nobody_known_is_left_alone(text: str, words: str) -> None:
    """An empty "it", a thing, a pronoun with nobody before it or of another gender has no mention."""
    assert meant(text, words) is None


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Secretary of State Colin Powell spoke. The secretary of state left.",
            "the secretary of state",
            "Colin Powell",
        ),
        ("CIA Director George Tenet spoke. The CIA director left.", "the cia director", "George Tenet"),
        ("The CIA director spoke first. George Tenet, the CIA director, left.", "the cia director", "George Tenet"),
        ("Chinese President Hu Jintao spoke. The Chinese leader left.", "the chinese leader", "Hu Jintao"),
    ],
)
def test_office_words_mean_the_person_who_is_given_that_office(text: str, words: str, who: str) -> None:
    """Whether the name comes before or after."""
    assert meant(text, words) == [who]


def test_the_president_is_whom_the_text_calls_so_before_whom_the_registry_knows() -> None:
    """The registry's office counts only where the document gives that title to nobody."""
    text = "President Barack Obama wrote to Raul Castro. Castro answered. The president was pleased."
    assert meant(text, "the president") == ["Barack Obama"]
    assert meant("Vladimir Putin flew home. The President of Russia was tired.", "the president of russia") == [
        "Vladimir Putin"
    ]


def test_an_indefinite_office_means_nobody_named() -> None:
    """One of "a spokesman" is not the spokesman named elsewhere."""
    text = "Spokesman Sean McCormack spoke on Monday. A spokesman declined to comment on Tuesday."
    a = annotated(text)
    mention = next(m for m in a.mentions if m.span.of(text) == "A spokesman")
    assert a.cast[mention.cast[0]].kind == "office"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "President George W. Bush met President Vladimir Putin. The two leaders shook hands.",
            "the two leaders",
            ["George W. Bush", "Vladimir Putin"],
        ),
        (
            "President of Russia Vladimir Putin met President of France Jacques Chirac. "
            "The presidents of Russia and France shook hands.",
            "the presidents of russia and france",
            ["Vladimir Putin", "Jacques Chirac"],
        ),
        ("India and Pakistan met. Both sides agreed.", "both sides", ["IND", "PAK"]),
        ("India met Pakistan. The two countries agreed.", "the two countries", ["IND", "PAK"]),
        ("India met Pakistan. The two nuclear-armed rivals agreed.", "the two nuclear-armed rivals", ["IND", "PAK"]),
        ("India met Pakistan. Both armies traded fire.", "both armies", ["IND", "PAK"]),
        ("India met Pakistan. Neither side gave way.", "neither side", ["IND", "PAK"]),
        ("India met Pakistan. Each side blamed the other.", "each side", ["IND", "PAK"]),
        ("India met Pakistan. Neither country has ratified it.", "neither country", ["IND", "PAK"]),
        (
            "President George W. Bush met President Vladimir Putin. Neither leader smiled.",
            "neither leader",
            ["George W. Bush", "Vladimir Putin"],
        ),
        (
            "Peru and Chile are near a deal, Brazil's envoy said after seeing ministers of the two countries.",
            "the two countries",
            ["CHL", "PER"],
        ),
    ],
)
def test_a_pair_means_the_two(text: str, words: str, who: list[str]) -> None:
    """Two leaders of two sides, or the two sides that the document is about."""
    assert meant(text, words) == who


def test_both_sides_of_three_are_not_guessed() -> None:
    """Where three states are named alike, "both sides" is a group of its own."""
    text = "India, Pakistan and China met. Both sides agreed."
    assert meant(text, "both sides") == ["Both sides"]


def test_officials_of_two_states_are_two_groups() -> None:
    """One phrase, one mention, one of the cast for each side."""
    text = "US and Chinese officials met."
    a = annotated(text)
    mention = next(m for m in a.mentions if m.form == "group")
    assert [a.cast[i].actor.side for i in mention.cast] == ["USA", "CHN"]


def test_in_a_governments_own_release_the_president_is_its_own() -> None:
    """An office without a state is the publisher's."""
    text = "The President held a meeting. The President thanked the ministers."
    a = annotated(text, side="RUS")
    assert {a.cast[m.cast[0]].actor.side for m in a.mentions if m.form == "role"} == {"RUS"}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Anna Berg criticised John Dahl for his remarks.", "his", ["John Dahl"]),
        (
            "Norway’s envoy, Anna Berg, met Japan’s envoy, Jiro Sato. They discussed trade.",
            "they",
            ["Anna Berg", "Jiro Sato"],
        ),
        ("Mexican officials held polls. The effort, they said, was new.", "they", ["Mexican officials"]),
        ("Mexican officials said the draft was good. They left.", "they", ["Mexican officials"]),
    ],
)
def test_a_pronoun_means_whom_number_and_blame_allow(text: str, words: str, who: list[str]) -> None:
    """The one blamed, the two who met, the speakers outside the clause that they report."""
    assert meant(text, words) == who


def test_the_head_of_state_is_the_president() -> None:
    """A release's "the Head of State" is the president whom it names, where the side is the same."""
    text = "President of Ukraine Petro Poroshenko spoke. The Ukrainian Head of State left."
    assert meant(text, "the ukrainian head of state") == ["Petro Poroshenko"]


THREE = (
    "Foreign Minister Sameh Shoukry of Egypt, Foreign Minister Ayman Safadi of Jordan and Foreign Minister "
    "Fuad Hussein of Iraq gathered in Cairo. "
)


@pytest.mark.parametrize("words", ["the three ministers", "the three fms", "the three foreign ministers"])
def test_a_number_means_as_many_people_as_it_says(words: str) -> None:
    """Three ministers, counted or under a short form, are the three named before."""
    text = f"{THREE}{words[0].upper()}{words[1:]} resolved to meet again.".replace("fms", "FMs")
    assert sorted(filter(None, meant(text, words) or [])) == ["Ayman Safadi", "Fuad Hussein", "Sameh Shoukry"]


def test_a_number_means_as_many_sides_as_it_says() -> None:
    """The three countries are those of the three who met."""
    assert sorted(filter(None, meant(f"{THREE}The three countries will trade.", "the three countries") or [])) == [
        "EGY",
        "IRQ",
        "JOR",
    ]


def test_a_number_that_fits_nobody_told_of_means_nobody_known() -> None:
    """Of four leaders, where three are named, nobody is guessed."""
    text = f"{THREE}The four presidents will speak."
    assert all(
        name is not None and "presidents" in name for name in meant(text, "the four presidents") or ["presidents"]
    )


def test_he_goes_on_with_whoever_spoke_in_the_sentence_before() -> None:
    """A name beside the office that spoke counts as its subject, before somebody quoted earlier."""
    text = (
        "Kenya's foreign minister, Peter Oto, called the step a good beginning. “They will have to pay,” he told "
        "the radio. In Kampala, a spokesman for the Foreign Ministry, John Kato, said Uganda wanted peace. “Our "
        "view is the same,” he added."
    )
    a = annotated(text)
    last = max((m for m in a.mentions if m.form == "pronoun"), key=lambda m: m.span.start)
    assert [a.cast[i].actor.name for i in last.cast] == ["John Kato"]


def test_they_of_a_release_are_the_two_whom_it_tells_of() -> None:
    """The minister and his guest, by whatever words they are meant, where it names nobody else."""
    text = (
        "The Foreign Minister received Peter Oto, Kenya's foreign minister. Mr. Oto spoke of tea. The Foreign Minister "
        "assured him that Norway would buy more.\n\nThey agreed to meet in Oslo."
    )
    a = annotated(text, side="NOR")
    last = max((m for m in a.mentions if m.span.of(text) == "They"), key=lambda m: m.span.start)
    assert [a.cast[i].actor.side for i in last.cast] == ["NOR", "KEN"]


def test_the_president_is_one_s_own_before_a_guest_s_named_since() -> None:
    """Where both were told of in one sentence, the one of the state where the text was written."""
    text = (
        "OSLO — Norwegian President Marit Dahl met President John Oto of Kenya on Friday.\n\nThe talks, which began as "
        "Mr. Oto arrived, were short.\n\nNobody else was there.\n\n“We agreed,” the president told reporters."
    )
    a = annotated(text)
    last = max((m for m in a.mentions if m.span.of(text) == "the president"), key=lambda m: m.span.start)
    assert [a.cast[i].actor.name for i in last.cast] == ["Marit Dahl"]


def test_its_minister_is_of_the_state_that_acts() -> None:
    """An office that is "its" is that state's, whoever holds it, and another state's minister is somebody else."""
    text = (
        "Oman had been reluctant; Anwar Roe, its minister of state for foreign affairs, said there was work ahead. "
        "Iran's foreign minister spoke of peace."
    )
    a = annotated(text)
    assert {m.actor.side for m in a.cast if m.actor.name == "Anwar Roe"} == {"OMN"}
    assert {m.actor.name for m in a.cast if m.actor.side == "IRN" and m.actor.role} == {None}


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Prime Minister Ana Roe met Mr Pentti Dahl of Peru at the G20 summit.", "Pentti Dahl", "PER"),
        (
            "The president of Peru, Ana Roe, spoke. Japan did not meet Ms Roe at the G20 summit in Osaka.",
            "Ana Roe",
            "PER",
        ),
    ],
)
def test_whom_one_meets_at_a_summit_is_not_of_the_body_that_meets(text: str, name: str, side: str) -> None:
    """At the summit he was met, he does not work for it: “Mr Roe at the G20 summit”."""
    assert {m.actor.side for m in annotated(text).cast if m.actor.name == name} == {side}


@pytest.mark.parametrize(("day", "side"), [("2015-05-05", "EU"), ("2024-05-05", "POL")])
def test_who_held_two_posts_is_of_the_one_held_that_day(day: str, side: str) -> None:
    """By the registry somebody who served two sides is of the one whose office he held when the text was published."""
    a = annotated("Donald Tusk spoke on trade.", published=day)
    assert {m.actor.side for m in a.cast if m.actor.name == "Donald Tusk"} == {side}


def test_its_allies_are_other_states() -> None:
    """Allies of a state do not act for it."""
    a = annotated("Norway and many of its allies expelled ten diplomats.")
    assert {m.actor.side for m in a.cast if m.actor.name and "allies" in m.actor.name} == {None}


def test_the_ministers_of_a_joint_statement_are_those_of_both() -> None:
    """The plural goes on with the ministers of two states that the text has named together."""
    text = "Joint Statement of the Foreign Ministers of Japan and the Philippines. The Ministers welcomed the talks."
    a = annotated(text)
    (mention,) = [m for m in a.mentions if m.span.of(text) == "The Ministers"]
    assert {a.cast[i].actor.side for i in mention.cast} == {"JPN", "PHL"}
