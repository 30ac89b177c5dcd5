"""Who said what: every way in which the news attributes words, and what happens when marks are missing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated import annotated
from detente.model.annotated import Annotated, Attribution


def said(text: str) -> list[tuple[str, str | None, str]]:
    """(form, the words that name the source, what is reported) of each attribution of words."""
    a = annotated(text)
    return [(at.form, source(a, at), content(a, at)) for at in a.attributions if at.manner == "said"]


def source(a: Annotated, at: Attribution) -> str | None:
    """The words that name the source."""
    return at.source_span.of(a.document.text) if at.source_span else None


def content(a: Annotated, at: Attribution) -> str:
    """The words reported."""
    return " | ".join(s.of(a.document.text) for s in at.content)


def segments(text: str) -> list[list[str]]:
    """The quoted stretches of each attribution that has some."""
    a = annotated(text)
    return [[s.of(text) for s in at.segments] for at in a.attributions if at.segments]


@pytest.mark.parametrize(
    ("text", "form", "speaker", "words"),
    [
        ("“The door stays open,” the minister said.", "direct", "the minister", "The door stays open,"),
        ("“The door stays open,” said Anna Lindh, the Swedish minister.", "direct", None, "The door stays open,"),
        ("The minister said: “The door stays open.”", "direct", "The minister", "The door stays open."),
        ("The minister said that the door stays open.", "indirect", "The minister", "the door stays open"),
        ("The door stays open, the minister said.", "indirect", "the minister", "The door stays open"),
        ("According to the minister, the door stays open.", "indirect", "the minister", "the door stays open"),
        ("The door stays open, according to the ministry.", "indirect", "the ministry", "The door stays open"),
        ("The minister condemned the missile launch.", "indirect", "The minister", "the missile launch"),
        ("The minister called for restraint.", "indirect", "The minister", "restraint"),
        ("The minister warned of a new arms race.", "indirect", "The minister", "a new arms race"),
        ("The minister urged both sides to talk.", "indirect", "The minister", "both sides to talk"),
        ("The minister vowed to respond in kind.", "indirect", "The minister", "to respond in kind"),
        ("The minister called the launch a provocation.", "indirect", "The minister", "the launch a provocation"),
        ("The minister accused Moscow of stalling.", "indirect", "The minister", "Moscow of stalling"),
        ("The minister was quoted as saying the door stays open.", "indirect", "The minister", "the door stays open"),
        (
            "Reuters quoted the minister as saying the door stays open.",
            "indirect",
            "the minister",
            "the door stays open",
        ),
        ("As the minister puts it, the door stays open.", "indirect", "the minister", "the door stays open"),
        ("The launch was condemned by the minister.", "indirect", "the minister", "The launch"),
        ("It was noted that the door stays open.", "indirect", None, "the door stays open"),
        ("The ministry’s insistence that the door stays open", "indirect", "The ministry’s", "the door stays open"),
        ("“The door stays open,” he barked.", "direct", "he", "The door stays open,"),
        ("“The door stays open.” — Anna Lindh", "direct", "Anna Lindh", "The door stays open."),
        ("Two U.S. officials said the talks had stalled.", "indirect", "Two U.S. officials", "the talks had stalled"),
        (
            "The minister said the talks were “frank and long.”",
            "mixed",
            "The minister",
            "the talks were “frank and long.",
        ),
    ],
)
def test_each_way_of_reporting_is_read(text: str, form: str, speaker: str | None, words: str) -> None:
    """Direct, mixed and indirect words, before and after, with and without a clause."""
    found = said(text)
    assert len(found) == 1
    assert found[0][0] == form
    assert speaker is None or found[0][1] == speaker
    assert found[0][2] == words


def test_a_statement_broken_by_its_attribution_is_one() -> None:
    """“A,” she said. “B.” is one attribution with two segments."""
    assert segments("“We began late,” she said. “We will end on time.”") == [["We began late,", "We will end on time."]]


def test_the_speaker_goes_on_in_the_next_paragraph() -> None:
    """A quotation without a source of its own belongs to the one who spoke last."""
    found = segments("“We began late,” the envoy said.\n“We will end on time.”")
    assert found == [["We began late,", "We will end on time."]]


def test_both_layers_of_a_nested_attribution_are_kept() -> None:
    """The inner one says that it stands within the outer."""
    a = annotated("The Kremlin said that the French president had urged Russia to pull back its troops.")
    outer = next(at for at in a.attributions if at.cue_lemma == "say")
    inner = next(at for at in a.attributions if at.cue_lemma == "urge")
    assert inner.within == outer.index
    assert outer.within is None


def test_a_thought_is_told_from_words() -> None:
    """What somebody believes is reported, but nobody is said to have said it."""
    a = annotated("The minister believes that the talks will fail.")
    assert [at.manner for at in a.attributions] == ["thought"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not say that the door is closed.",
        "The minister would say that the door is closed.",
        "Nothing moves until both governments agree on a map.",
        "The plan was meant to say that the door is closed.",
        "The delegates visited the so-called “Peace Village” near the border.",
    ],
)
def test_what_was_not_said_is_no_attribution(text: str) -> None:
    """Denied, imagined and intended words, and terms in marks, are left out."""
    assert said(text) == []


def test_terms_in_marks_are_marked_as_no_speech() -> None:
    """A quotation that no attribution governs reports no one's words."""
    a = annotated("The delegates toured the “model village” for hours. “It was cold,” the envoy said.")
    assert [(q.inner.of(a.document.text), q.speech) for q in a.quotes] == [
        ("model village", False),
        ("It was cold,", True),
    ]


def test_the_reporting_phrase_says_to_whom_where_and_when() -> None:
    """Addressee, venue and day belong to the attribution, not to what it reports."""
    a = annotated("The minister told reporters in Vienna on Monday that the talks would go on.", published="2014-11-26")
    (at,) = a.attributions
    assert at.addressee == "reporters"
    assert str(at.said_on) == "2014-11-24"
    assert content(a, at) == "the talks would go on"
    (at,) = annotated("The minister said in a television interview that the talks would go on.").attributions
    assert at.venue == "television interview"


def test_a_statement_speaks_for_those_who_issued_it() -> None:
    """The source of "the statement" is the one whose statement it is."""
    a = annotated("India’s foreign ministry issued a statement on Monday. The statement said that talks would go on.")
    (at,) = [at for at in a.attributions if at.cue_lemma == "say"]
    assert at.source is not None
    assert "ministry" in a.mentions[at.source].span.of(a.document.text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.N. said in a statement issued in New York on Monday that aid was blocked.", "aid was blocked"),
        (
            "The general said the troops would stay, but that fuel was short.",
            "the troops would stay, but that fuel was short",
        ),
    ],
)
def test_a_clause_is_reported_whole(text: str, words: str) -> None:
    """What stands between the verb and “that” is no part of it; a second “that” is."""
    assert [w for _, _, w in said(text)] == [words]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Speaking to reporters in Geneva on Monday, the envoy said no deal was near.", "2014-11-24"),
        ("Asked on Monday whether Egypt would pay, the envoy said no deal was near.", "2014-11-24"),
        ("No deal was near, the envoy said in an interview aired on Monday.", "2014-11-24"),
        ("The envoy said on Monday it would take Peru to court.", "2014-11-24"),
        ("The envoy said that no deal was near on Monday.", None),
    ],
)
def test_the_day_of_the_saying_may_stand_with_what_tells_of_it(text: str, day: str | None) -> None:
    """The day of the interview is that of the saying; a day within the reported words is not."""
    (at,) = [at for at in annotated(text, published="2014-11-26").attributions if at.cue_lemma == "say"]
    assert (str(at.said_on) if at.said_on else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "The king said peace was near.\n\n“THE LONG ROAD HOME”\n\nThe ministers met in Cairo.",
        "The king said peace was near.\n\nThe ministers toured the so-called “free zone” in Cairo.",
    ],
)
def test_headings_and_terms_are_nobodys_words(text: str) -> None:
    """Capitals alone on a line, and what is called so-called, quote no one."""
    assert segments(text) == []


def test_a_title_speaks_only_where_somebody_says_a_clause_in_it() -> None:
    """“X says Y” is a statement; a pledge or a warning in short is the story’s summary."""
    story = "\n\nThe two leaders met in Cairo on Monday."
    assert said("Egypt warns of war over dam" + story) == []
    assert [w for _, _, w in said("Egypt says Sudan broke the treaty" + story)] == ["Sudan broke the treaty"]
    assert said("Analysis: What the summit means" + story) == []


TRANSCRIPT = """Daily Post: Will the minister travel to Oslo next week?

Mary Hill: The minister will travel when the dates are settled.

We have nothing to add on the guests.

Evening News: Has the ambassador returned?

Mary Hill: The ambassador returned on Sunday."""


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    """Answers are said, paragraph by paragraph; questions are asked."""
    a = annotated(TRANSCRIPT)
    turns = [(at.manner, source(a, at), len(at.segments)) for at in a.attributions if at.cue is None]
    assert turns == [
        ("asked", "Daily Post", 1),
        ("said", "Mary Hill", 2),
        ("asked", "Evening News", 1),
        ("said", "Mary Hill", 1),
    ]


STORY = """“The channel reopened in May,” Foreign Minister Anna Berg said on Monday. “It has been quiet since.”

Defence Minister Jon Dahl said the ships had “kept a safe distance” in the strait.

“Nobody wants an incident,” the admiral told reporters. “We call each other every week.”

The ministry said the talks would go on in Oslo."""


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_marks_removed_at_random_spoil_only_their_paragraphs(seed: int) -> None:
    """Never a crash, spans always exact, and the paragraphs untouched keep their quotations."""
    marks = [i for i, c in enumerate(STORY) if c in "“”"]
    chance = random.Random(seed)
    gone = set(chance.sample(marks, chance.randint(1, len(marks) // 2)))
    text = "".join(c for i, c in enumerate(STORY) if i not in gone)
    a = annotated(text)
    for at in a.attributions:
        assert all(0 <= s.start < s.end <= len(text) for s in (*at.content, *at.segments))
    found = {s.of(text) for at in a.attributions for s in at.segments}
    for paragraph in text.split("\n\n"):
        if paragraph in STORY:
            assert {words for stretch in segments(paragraph) for words in stretch} <= found


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="“”\"'’‘ \nsaid he Mr. Lee: that, .?!—", max_size=120))
def test_odd_text_never_crashes(text: str) -> None:
    """Whatever comes in, attributions come out or none do, and each has content."""
    a = annotated(text)
    assert all(at.content for at in a.attributions)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Norway is calling for the sanctions to be lifted.", "Norway", "the sanctions to be lifted"),
        ("The envoy said Monday the talks would go on.", "The envoy", "the talks would go on"),
        ("Iran said on Tuesday sanctions must be lifted.", "Iran", "sanctions must be lifted"),
        ("Peru said on Monday it would take Chile to court.", "Peru", "it would take Chile to court"),
        ("Iran alleged Smith was an American spy.", "Iran", "Smith was an American spy"),
        ("The spokesman told reporters Friday the two had met.", "The spokesman", "the two had met"),
        ("Satellite images show that the base is empty.", "Satellite images", "the base is empty"),
    ],
)
def test_a_clause_needs_no_that(text: str, speaker: str, words: str) -> None:
    """Behind the day of the saying, behind a bare verb, behind "for" as a conjunction."""
    assert [(s, w) for _, s, w in said(text)] == [(speaker, words)]


def test_who_is_blamed_for_saying_says_it() -> None:
    """Who faulted Dahl for proposing a ban tells that Dahl proposed it."""
    assert ("indirect", "Ole Dahl", "a ban on imports") in said(
        "Anna Berg criticised Ole Dahl for proposing a ban on imports."
    )


def test_thanks_within_a_speech_are_its_own_words() -> None:
    """What "Thank you for …" thanks for is said, not reported."""
    assert said("“Thank you for your kind words,” the minister said.") == [
        ("direct", "the minister", "Thank you for your kind words,")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers discussed trade.",
        "The president welcomed the guests.",
        "Norway requested a meeting.",
        "The spokesman refused to answer.",
        "The king invited the envoy to dine.",
        "Minister Says Peru Will Not Yield Over Border Waters",
    ],
)
def test_deeds_and_headlines_are_no_words(text: str) -> None:
    """What is done with somebody or something, and what a headline has somebody say, is no statement."""
    assert said(f"{text}\n\nNobody was there.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Oslo lashed out at Peru for having seized a trawler.", "Peru for having seized a trawler"),
        ("Mr. Berg repeated his call for Peru and Chile to work on a treaty.", "Peru and Chile to work on a treaty"),
        ("Mr. Berg dared the Peruvians to try it again.", "the Peruvians to try it again"),
        ("The minister praised the efforts of Ms. Haddad to end the war.", "the efforts of Ms. Haddad to end the war"),
        (
            "The resolution calls for a withdrawal from the strait, and for the return of monitors.",
            "a withdrawal from the strait, and for the return of monitors",
        ),
        (
            "Mr. Berg suggested that the general, who is now the favourite, would unite Norway against him.",
            "the general, who is now the favourite, would unite Norway against him",
        ),
    ],
)
def test_what_is_reported_goes_on_to_its_end(text: str, words: str) -> None:
    """Neither a phrase that the parse hangs elsewhere nor a relative clause within cuts it short."""
    assert [w for _, _, w in said(text)] == [words]


@pytest.mark.parametrize(
    "text",
    ["The minister condemned the test.", "Peru opposed the fishing deal.", "Mr. Berg spoke proudly of his two sons."],
)
def test_a_stand_taken_on_a_bare_thing_is_no_statement(text: str) -> None:
    """Verbs of praise and blame with no more than a thing's name report no words."""
    assert said(text) == []


def test_a_quotation_led_in_is_not_taken_by_the_next_verb() -> None:
    """A phrase that has a clause of its own leaves the quotation before it alone."""
    found = said("He came close to it, saying, “We never said no,” but he denied that they were on duty.")
    assert [(f, w) for f, _, w in found] == [("direct", "We never said no,"), ("indirect", "they were on duty")]


def test_those_with_whom_a_thing_goes_on_speak_for_themselves() -> None:
    """In "with officials vowing to stay" it is the officials who vow."""
    assert ("indirect", "top officials", "to remain in the bay") in said(
        "Peru pressed Chile on Saturday, with top officials vowing to remain in the bay."
    )


def test_a_participle_goes_on_with_the_speaker() -> None:
    """Where its own clause has no subject that could speak."""
    text = "Ms. Hart warned that the incident could foreshadow a clash, remarking that it put the need into relief."
    assert [s for _, s, _ in said(text)] == ["Ms. Hart", "Ms. Hart"]


def test_what_stands_as_something_before_the_verb_is_nothing_called() -> None:
    """An office at the head of a sentence is no name that the speaker gives: nothing fails, the calling is read."""
    a = annotated("As finance minister, she called for calm, describing the levy as an outrage.")
    assert [a.document.text[s.start : s.end] for x in a.attributions for s in x.content] == ["the levy as an outrage"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("President Ruto made clear that the road would open.", "the road would open"),
        ("President Ruto made it clear that Kenya would not pay.", "Kenya would not pay"),
        ("Mr. Ruto made clear to Kampala that the price was fixed.", "the price was fixed"),
        ("Mr. Ruto made clear his opposition to the plan.", "his opposition to the plan"),
    ],
)
def test_what_is_made_clear_is_said(text: str, words: str) -> None:
    """Behind the adjective, and to whomever it was made clear, stands what was said."""
    assert [w for _, _, w in said(text)] == [words]


def test_what_is_done_with_a_charge_is_not_what_it_says() -> None:
    """A relative clause tells who denies it, or what it did."""
    text = "Kenya accused Uganda of arming rebels, a charge that Uganda denies."
    assert "Uganda denies" not in [words for _, _, words in said(text)]


def test_an_item_of_a_list_whose_verb_may_report_is_read() -> None:
    """A dash with nothing before it is no clause that somebody "has added" to: the item is read, and no speech."""
    a = annotated("- Bremen has added over 300 jobs, and unleashed more than one billion in private money.")
    assert not a.attributions


def test_a_verb_with_a_particle_is_another_verb() -> None:
    """Who called a meeting off has not called it anything; who tweeted something out has said it."""
    assert not annotated("Lima called off the Quito meeting on Monday.").attributions
    assert annotated("The minister spoke out against the treaty on Monday.").attributions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Oslo insists that the line is settled, while Lima wants it drawn anew.", "the line is settled"),
        ("The envoy said the port was shut, whereas residents claimed that ships came.", "the port was shut"),
        (
            "Oslo says that Chile wants the treaty changed, while Bolivia wants it kept.",
            "Chile wants the treaty changed, while Bolivia wants it kept",
        ),
    ],
)
def test_what_others_say_against_it_is_not_part_of_what_somebody_says(text: str, words: str) -> None:
    """The narrator's "while Lima wants …" ends the report; a contrast of two others' wishes is part of it."""
    assert said(text)[0][2].removeprefix("that ") == words


def test_a_passive_whose_subject_stands_behind_it_breaks_nothing() -> None:
    """Words in a wild order ("pledged by 2030 are strained") are read without an error."""
    assert annotated("Then pledged by 2030 are strained” that Iran").sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru and Chile agreed on Monday to a truce, under which both will pull back.", "a truce"),
        ("Iran insisted on no more than ten years.", "no more than ten years"),
    ],
)
def test_what_was_agreed_is_not_the_day_nor_what_is_told_of_it(text: str, words: str) -> None:
    """Of "agreed on Monday to a truce, under which …" the truce was agreed; a length of time may be insisted on."""
    assert said(text)[0][2].startswith(words)


def test_an_envoy_recalled_is_no_word_said() -> None:
    """Who recalls people has said nothing."""
    assert said("Norway recalled its ambassador from Lima.") == []
