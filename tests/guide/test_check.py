"""Each rule of the checks: the guide that keeps it, and the guide that breaks it, with file and line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from baclofen_guide.guide.check import run_checks, word_report
from baclofen_guide.guide.fingerprint import text_hash
from baclofen_guide.guide.messages import Messages
from tests.guide.conftest import FACTS

EASY = "content/en/stopping/easy.md"


def test_a_guide_that_keeps_every_rule_has_no_problem(workshop):
    report = workshop.check()
    assert report.problems == ()
    assert (report.facts_cited, report.facts_known) == (2, 4)


class TestParity:
    def test_sections_differ_in_the_middle(self, workshop):
        workshop.change("en/stopping/standard.md", "{#why}", "{#reasons}")
        assert workshop.problems("sections") == [
            ("content/en/stopping/standard.md", 16, "here comes reasons where en/stopping/easy has why")
        ]

    def test_a_section_too_many(self, workshop):
        workshop.change(
            "en/stopping/clinical.md", "to it. [F-STOP-03]\n", "to it. [F-STOP-03]\n\n## More {#more}\n\nx\n"
        )
        assert workshop.problems("sections") == [
            ("content/en/stopping/clinical.md", 20, "here comes more where en/stopping/easy has the end")
        ]

    def test_a_section_too_few(self, workshop):
        workshop.change(
            "en/stopping/easy.md", "to it. [F-STOP-03]\n", "to it. [F-STOP-03]\n\n## More {#more}\n\nx\n"
        )
        places = [problem[:2] for problem in workshop.problems("sections")]
        assert places == [("content/en/stopping/clinical.md", 16), ("content/en/stopping/standard.md", 16)]

    def test_no_section_at_all(self, workshop):
        workshop.change(
            "en/about/clinical.md", "\n## Why {#why}\n\nYour nerves get used to it. [F-STOP-03]\n", ""
        )
        assert workshop.problems("sections") == [
            ("content/en/about/clinical.md", 14, "here comes the end where en/about/easy has why")
        ]

    def test_a_door_without_its_tiers(self, workshop):
        workshop.change("en/urgent/pump.md", "{#today}", "{#soon}")
        assert workshop.problems("sections") == [
            ("content/en/urgent/pump.md", 18, "here comes soon where a door has today")
        ]

    def test_must_say_differs(self, workshop):
        workshop.change("en/about/standard.md", 'must_say = ["F-STOP-01"]', "must_say = []")
        assert workshop.problems("front") == [
            ("content/en/about/standard.md", 5, "`must_say` differs from en/about/easy: +F-STOP-01")
        ]

    def test_must_say_has_another_order(self, workshop):
        both = '"F-STOP-01", "F-OD-17"'
        workshop.write("facts/facts/02.toml", "")
        (workshop.facts / "facts/02.toml").unlink()
        workshop.change("en/about/easy.md", '"F-STOP-01"', both)
        workshop.change("en/about/standard.md", '"F-STOP-01"', '"F-OD-17", "F-STOP-01"')
        workshop.change("en/about/clinical.md", '"F-STOP-01"', both)
        texts = [problem.text for problem in workshop.check().problems if problem.rule == "front"]
        assert texts == ["`must_say` differs from en/about/easy in its order"]

    def test_pictogram_differs(self, workshop):
        workshop.change("en/about/clinical.md", '"hand"', '"pill"')
        assert workshop.problems("front") == [
            ("content/en/about/clinical.md", 4, "`pictogram` differs from en/about/easy: hand")
        ]

    def test_pictogram_that_nothing_draws(self, workshop):
        assert workshop.problems("front", pictograms={"hand"}) == []
        assert ("content/en/urgent/pump.md", 4, "there is no pictogram named 'hand'") in workshop.problems(
            "front", pictograms={"pill"}
        )

    def test_a_level_is_missing(self, workshop):
        (workshop.content / "en/about/standard.md").unlink()
        assert workshop.problems("levels") == [
            ("content/en/about/standard.md", 1, "about is not written at the standard level")
        ]

    def test_a_topic_may_lack_a_level_by_plan(self, workshop):
        for level in ("standard", "clinical"):
            workshop.page(f"pharmacology/{level}")
        assert workshop.check().problems == ()

    def test_a_page_that_opens_otherwise(self, workshop):
        workshop.change("en/about/easy.md", '!!! key "The main thing"', "!!! tip")
        assert workshop.problems("key") == [
            ("content/en/about/easy.md", 10, 'a page opens with its main message: !!! key "The main thing"')
        ]

    def test_an_empty_page(self, workshop):
        for level in ("easy", "standard", "clinical"):
            workshop.page(f"missed/{level}", "", must_say="")
        assert [problem[1] for problem in workshop.problems("key")] == [9, 9, 9]

    def test_emergency_signs_do_not_come_first(self, workshop):
        workshop.change("en/stopping/easy.md", "!!! emergency", "!!! warning")
        text = "the box !!! emergency comes before the first section of this page"
        assert workshop.problems("emergency") == [(EASY, 16, text)]

    def test_emergency_signs_are_nowhere(self, workshop):
        for level in ("easy", "standard", "clinical"):
            workshop.page(f"stopping/{level}", "!!! key\n    Never stop. Call. [F-STOP-01]\n")
        assert [problem[1] for problem in workshop.problems("emergency")] == [1, 1, 1]


class TestCitations:
    def test_unknown_fact(self, workshop):
        workshop.change("en/stopping/easy.md", "[F-STOP-03]", "[F-STOP-99]")
        assert workshop.problems("citation") == [(EASY, 18, "there is no F-STOP-99")]

    def test_unknown_must_say(self, workshop):
        for level in ("easy", "standard", "clinical"):
            workshop.change(f"en/about/{level}.md", '"F-STOP-01"', '"F-STOP-01", "F-GONE-01"')
        assert {problem[1:] for problem in workshop.problems("citation")} == {(5, "there is no F-GONE-01")}

    def test_red_flag_outside_urgent_help(self, workshop):
        workshop.change("en/stopping/easy.md", "[F-STOP-03]", "[F-STOP-03, R-T-01]")
        assert workshop.problems("citation") == [
            (EASY, 18, "R-T-01 is a red flag; only Urgent help cites those")
        ]

    def test_unknown_conflict(self, workshop):
        workshop.change("en/about/easy.md", "Your nerves", '!!! disagree "C-10"\n    A line.\n\nYour nerves')
        assert workshop.problems("conflict") == []
        workshop.change("en/about/easy.md", "C-10", "C-99")
        assert workshop.problems("conflict") == [("content/en/about/easy.md", 15 + 3, "there is no C-99")]

    def test_clinical_fact_for_patients(self, workshop):
        workshop.change("en/about/clinical.md", "[F-STOP-03]", "[F-PHARM-01]")
        assert workshop.check().problems == ()
        workshop.change("en/about/standard.md", "[F-STOP-03]", "[F-PHARM-01]")
        assert workshop.problems("clinical-only") == [
            ("content/en/about/standard.md", 18, "F-PHARM-01 is for the clinical level only")
        ]

    def test_must_say_cited_nowhere(self, workshop):
        body = "!!! key\n    Never stop. [F-STOP-03]\n\n## Why {#why}\n\nBecause.\n"
        workshop.page("about/easy", body)
        assert workshop.problems("must-say") == [
            ("content/en/about/easy.md", 5, "F-STOP-01 is cited nowhere on this page")
        ]

    def test_must_say_not_said(self, workshop):
        workshop.change("en/about/easy.md", "Never stop. Call", "Do not stop. Call")
        assert workshop.problems("must-say") == [
            ("content/en/about/easy.md", 11, "where F-STOP-01 is cited nothing says /never stop/")
        ]

    def test_must_say_that_nothing_proves(self, workshop):
        for level in ("easy", "standard", "clinical"):
            workshop.change(f"en/about/{level}.md", '["F-STOP-01"]', '["F-STOP-01", "F-STOP-03"]')
        text = "F-STOP-03 has no `says` for en, so nothing proves that it is said"
        assert {problem[1:] for problem in workshop.problems("must-say")} == {(5, text)}

    def test_what_a_fact_forbids(self, workshop):
        workshop.change("en/about/easy.md", "Never stop. Call", "Never stop. If you like, call")
        assert workshop.problems("never-say") == [
            ("content/en/about/easy.md", 11, "F-STOP-01 forbids /if you like/ here")
        ]

    def test_red_flag_behind_no_door(self, workshop):
        for door in ("stopped", "too-much", "pump"):
            workshop.change(f"en/urgent/{door}.md", "- Hard to wake. [R-E-02]\n", "")
        assert workshop.problems("red-flag") == [
            ("content/en/urgent", 1, "R-E-02 stands behind no door: Hard to wake")
        ]

    def test_red_flag_in_the_wrong_tier(self, workshop):
        workshop.change("en/urgent/pump.md", "[R-T-01]", "[R-T-01, R-V-01]")
        assert workshop.problems("red-flag") == [
            ("content/en/urgent/pump.md", 20, "R-V-01 belongs to the section next-visit")
        ]


class TestWording:
    def test_number_of_no_fact(self, workshop):
        workshop.change("en/about/easy.md", "Your nerves", "Your 12 nerves")
        assert workshop.problems("number") == [
            ("content/en/about/easy.md", 18, "the number '12' stands in none of F-STOP-03")
        ]

    def test_number_without_citation(self, workshop):
        workshop.change("en/about/easy.md", "it. [F-STOP-03]", "it, two of them.")
        assert workshop.problems("number") == [
            ("content/en/about/easy.md", 18, "the number 'two' stands here, and nothing is cited")
        ]

    @pytest.mark.parametrize("words", ["two in 100", "63%", "6 in 10", "1000 people", "63.0", "Two"])
    def test_numbers_of_the_fact_or_its_renderings(self, workshop, words):
        workshop.change("en/about/easy.md", "Never stop. Call", f"Never stop. {words}. Call")
        assert workshop.check().problems == ()

    @pytest.mark.parametrize("words", ["16 in 10", "6 in 100", "6 of 10"])
    def test_a_rendering_counts_as_a_whole(self, workshop, words):
        workshop.change("en/about/easy.md", "Never stop. Call", f"Never stop. {words}. Call")
        assert workshop.problems("number")

    def test_number_in_a_title(self, workshop):
        workshop.change("en/about/easy.md", 'title = "A title"', 'title = "5 things"')
        assert workshop.problems("number")[0][:2] == ("content/en/about/easy.md", 2)

    def test_numbers_of_a_red_flag_and_the_facts_behind_it(self, workshop):
        workshop.change(
            "en/urgent/pump.md", "- A seizure. [R-E-01]", "- A seizure in 24 hours, 2 in 100. [R-E-01]"
        )
        assert workshop.check().problems == ()

    def test_a_line_that_could_stop_baclofen(self, workshop):
        workshop.change("en/about/easy.md", "Your nerves", "Do not  take it. Your nerves")
        assert workshop.problems("do-not-stop") == [
            (
                "content/en/about/easy.md",
                18,
                "'Do not take' needs beside it: do not stop; call your prescriber",
            )
        ]

    @pytest.mark.parametrize(
        "line",
        [
            "Do not take it with alcohol. Already taking it? Do not stop: call us. [F-STOP-03]",
            "Hard to wake? Do not take the next dose. [F-OD-17]",
            "Take it.",
        ],
    )
    def test_a_line_that_is_safe(self, workshop, line):
        workshop.change("en/about/easy.md", "Your nerves", f"{line}\n\nYour nerves")
        assert workshop.check().problems == ()

    def test_a_door_may_hold_the_dose_under_its_red_flag(self, workshop):
        workshop.change("en/urgent/pump.md", "Hard to wake.", "Hard to wake: do not take the next dose.")
        assert workshop.check().problems == ()

    def test_clinicians_are_not_told_so(self, workshop):
        workshop.change("en/about/clinical.md", "Your nerves", "Do not take it. Your nerves")
        assert workshop.check().problems == ()


class TestLinks:
    def link(self, workshop, link):
        workshop.change("en/about/easy.md", "Your nerves", f"{link} Your nerves")
        return workshop.problems("link" if "topic:" in link else "term")

    @pytest.mark.parametrize(
        "target", ["stopping", "stopping#why", "stopping#top", "about#sub", "urgent/pump#today"]
    )
    def test_links_that_lead_somewhere(self, workshop, target):
        workshop.change("en/about/clinical.md", "Your nerves", "### Sub {#sub}\n\nYour nerves")
        assert self.link(workshop, f"[x](topic:{target})") == []

    def test_links_in_headings(self, workshop):
        workshop.change("en/about/easy.md", "## Why", "## [Why](topic:gone)")
        assert workshop.problems("link") == [("content/en/about/easy.md", 16, "the page gone is unknown")]

    @pytest.mark.parametrize(
        ("target", "text"),
        [
            ("missed", "the page missed is planned but not written yet"),
            ("nowhere", "the page nowhere is unknown"),
            ("stopping#gone", "the page stopping has no section gone"),
        ],
    )
    def test_links_that_lead_nowhere(self, workshop, target, text):
        assert self.link(workshop, f"[x](topic:{target})") == [("content/en/about/easy.md", 18, text)]

    def test_terms(self, workshop):
        assert self.link(workshop, "[spastic](term:G-42)") == []
        workshop.change("en/about/easy.md", "G-42", "G-43")
        assert workshop.problems("term") == [
            ("content/en/about/easy.md", 18, "there is no G-43 in the glossary")
        ]

    def test_a_term_that_explains_another_word(self, workshop):
        text = "'kidney' leads to G-42, which explains 'Spasticity'"
        assert self.link(workshop, "[kidney](term:G-42)") == [("content/en/about/easy.md", 18, text)]
        assert workshop.check().errors == ()


class TestUpkeep:
    def test_never_measured(self, workshop):
        (workshop.content / "en/grades.toml").unlink()
        problems = workshop.problems("grade")
        assert (EASY, 1, "the text has never been measured: run make grades") in problems
        assert len(problems) == 9

    def test_changed_since(self, workshop):
        workshop.change("en/stopping/easy.md", "Your nerves", "All nerves", measured=False)
        assert workshop.problems("grade") == [
            (EASY, 1, "the text has changed since it was measured: run make grades")
        ]

    @pytest.mark.parametrize(("level", "limit"), [("easy", 5.0), ("standard", 8.0)])
    def test_too_hard(self, workshop, level, limit):
        workshop.measure(**{level: limit})
        assert workshop.check().problems == ()
        workshop.measure(**{level: limit + 0.1})
        text = f"the reading grade is {limit + 0.1}, at most {limit} at this level"
        assert (f"content/en/about/{level}.md", 1, text) in workshop.problems("grade")

    def test_clinical_may_be_hard(self, workshop):
        workshop.measure(clinical=14.0)
        assert workshop.check().problems == ()

    def test_too_long_is_a_warning(self, workshop):
        grades = workshop.content / "en/grades.toml"
        grades.write_text(grades.read_text("utf-8").replace("words = 200", "words = 301", 1), "utf-8")
        report = workshop.check()
        texts = [problem.text for problem in report.warnings]
        assert texts == ["301 words; this page should have 120 to 300"]
        assert report.errors == ()

    def test_past_its_date(self, workshop):
        workshop.change("en/about/easy.md", "review_by = 2027-11-01", "review_by = 2026-11-29")
        text = "will be shown as old since 2026-11-29: review it, or list it in `known_old`"
        assert workshop.problems("date") == [("content/en/about/easy.md", 7, text)]
        workshop.write("en/reviews.toml", 'known_old = ["about/easy"]')
        assert workshop.check().problems == ()

    def test_on_its_date_it_is_not_old(self, workshop):
        workshop.change("en/about/easy.md", "review_by = 2027-11-01", "review_by = 2026-11-30")
        assert workshop.check().problems == ()

    def test_updated_in_the_future(self, workshop):
        workshop.change("en/about/easy.md", "updated = 2026-11-01", "updated = 2026-12-01")
        text = "`updated` 2026-12-01 is later than today or `review_by`"
        assert workshop.problems("date") == [("content/en/about/easy.md", 6, text)]

    def test_a_key_in_quotes_is_found_nowhere(self, workshop):
        workshop.change("en/about/easy.md", "updated = 2026-11-01", '"updated" = 2026-12-01')
        assert workshop.problems("date")[0][1] == 1

    def test_reviews_of_no_page(self, workshop):
        common = 'who = "Ann"\nrole = "nurse"\ndate = 2026-11-02\nfact = "F-STOP-01"\n'
        signed = f'[[sign_offs]]\npage = "gone/easy"\n{common}fact_hash = "x"\npassage_hash = "y"\n'
        workshop.write("en/reviews.toml", f'known_old = ["gone/easy"]\n{signed}')
        assert workshop.problems("review") == [("content/en/reviews.toml", 1, "there is no page gone/easy")]

    def test_a_sign_off_that_holds(self, workshop):
        fact = workshop.library().facts.facts["F-STOP-03"].statement
        hashes = (
            f'fact_hash = "{text_hash(fact)}"\npassage_hash = "{text_hash("Your nerves get used to it.")}"\n'
        )
        common = 'page = "about/easy"\nwho = "Ann"\nrole = "nurse"\ndate = 2026-11-02\nfact = "F-STOP-03"\n'
        workshop.write("en/reviews.toml", f"[[sign_offs]]\n{common}{hashes}")
        assert workshop.check().problems == ()
        workshop.change("en/about/easy.md", "Your nerves", "All nerves")
        assert [one.text for one in workshop.check().warnings] == [
            "Ann's sign-off of F-STOP-03 on about/easy has lapsed"
        ]

    def test_lapsed_reviews_are_warnings(self, workshop):
        common = 'page = "about/easy"\nwho = "Ann"\nrole = "nurse"\ndate = 2026-11-02\n'
        signed = f'[[sign_offs]]\n{common}fact = "F-STOP-01"\nfact_hash = "x"\npassage_hash = "y"\n'
        workshop.write("en/reviews.toml", f'[[approvals]]\n{common}hash = "z"\n{signed}')
        report = workshop.check()
        assert report.errors == ()
        assert {problem.text for problem in report.warnings} == {
            "the approval of about/easy has lapsed",
            "Ann's sign-off of F-STOP-01 on about/easy has lapsed",
        }

    def test_messages_of_another_language(self, workshop):
        workshop.write("xx/messages.toml", '[callout]\ntip = "Consejo"\n[page]\nupdated = "El {date}"\n')
        assert workshop.check().problems == ()
        workshop.write(
            "xx/messages.toml", '[callout]\ntip = "{"\n[page]\nupdated = "El {fecha}"\nnew = "x"\n'
        )
        assert workshop.problems("message") == [
            ("content/xx/messages.toml", 2, "callout.tip: braces that do not match"),
            ("content/xx/messages.toml", 4, "page.updated takes the values ['date'], not ['fecha']"),
            ("content/xx/messages.toml", 5, "page.new is no message of the English file"),
        ]

    def test_messages_in_one_line_tables(self, workshop):
        workshop.write("xx/messages.toml", 'callout = {gone = "x"}\n')
        assert workshop.problems("message") == [
            ("content/xx/messages.toml", 1, "callout.gone is no message of the English file")
        ]

    def test_messages_that_cannot_be_read(self, workshop):
        workshop.write("xx/messages.toml", "[")
        assert workshop.problems("message")[0][:2] == ("content/xx/messages.toml", 1)

    def test_without_english_messages(self, workshop):
        (workshop.content / "en/messages.toml").unlink()
        assert workshop.problems("message") == [
            ("content/en/messages.toml", 1, "cannot be read: No such file or directory")
        ]


class TestFiles:
    @pytest.mark.parametrize("name", ["gone/easy.md", "about/hard.md", "pharmacology/easy.md", "notes.txt"])
    def test_a_file_of_no_topic(self, workshop, name):
        workshop.write(f"en/{name}", "x")
        text = f"{name} belongs to no topic of topics.toml, or to a level it does not have"
        assert workshop.problems("files") == [(f"content/en/{name}", 1, text)]

    def test_a_page_that_cannot_be_read(self, workshop):
        workshop.change("en/about/easy.md", "{clinic}", "{hospital}")
        assert [problem[:2] for problem in workshop.problems("page")] == [("content/en/about/easy.md", 11)]

    def test_a_page_in_another_encoding(self, workshop):
        path = workshop.page("about/easy")
        path.write_bytes(path.read_bytes() + "é".encode("latin-1"))
        assert workshop.problems("page") == [("content/en/about/easy.md", 19, "is not UTF-8 text")]

    def test_broken_facts(self, workshop):
        workshop.write("facts/sources.toml", "sources = 3")
        (problem,) = workshop.check().problems
        assert (problem.path, problem.rule) == (workshop.facts, "facts")

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("topics.toml", "x = 1"),
            ("languages.toml", "["),
            ("en/grades.toml", "x = 1"),
            ("en/reviews.toml", "x = 1"),
        ],
    )
    def test_a_broken_list(self, workshop, name, text):
        workshop.write(name, text)
        (problem,) = workshop.check().problems
        assert (problem.path, problem.rule) == (workshop.content / name, "file")


class TestLanguages:
    PAGE = (
        "!!! key\n    Nunca. [F-STOP-01]\n\n!!! emergency\n    X. [F-STOP-03]\n\n"
        "## Por {#why}\n\nZwo. [F-STOP-01]\n"
    )

    def translate(self, workshop, **changes):
        for level in ("easy", "standard", "clinical"):
            workshop.page(f"stopping/{level}", changes.get(level, self.PAGE), language="xx")

    def test_a_language_that_keeps_every_rule(self, workshop):
        self.translate(workshop)
        assert workshop.check().problems == ()

    def test_a_language_has_its_own_numbers_and_expressions(self, workshop):
        self.translate(workshop, easy=self.PAGE.replace("Nunca", "Nunc").replace("Zwo", "Zwo 7"))
        problems = [(one.path.name, one.line, one.rule) for one in workshop.check().problems]
        assert problems == [("easy.md", 11, "must-say"), ("easy.md", 18, "number")]

    def test_a_language_has_the_sections_of_english(self, workshop):
        self.translate(workshop, clinical=self.PAGE.replace("{#why}", "{#por}"))
        assert workshop.problems("sections") == [
            ("content/xx/stopping/clinical.md", 16, "here comes por where en/stopping/easy has why")
        ]

    def test_only_some_languages(self, workshop):
        self.translate(workshop, easy="## x")
        assert workshop.check(languages=["en"]).problems == ()
        assert workshop.check(languages=["xx"]).problems != ()

    def test_a_folder_of_no_language(self, workshop):
        workshop.write("zz/about/easy.md", "x")
        assert workshop.problems("file") == [("content/languages.toml", 1, "there is no language zz")]

    def test_a_language_there_is_not(self, workshop):
        assert workshop.problems("file", languages=["yy"]) == [
            ("content/languages.toml", 1, "there is no language yy")
        ]


class TestReport:
    def test_coverage(self, workshop):
        rows = {(row.language, row.page): row for row in workshop.check().coverage}
        row = rows["en", "about/easy"]
        assert (row.words, row.grade, row.minutes, row.facts) == (200, 4.0, 2, ("F-STOP-01", "F-STOP-03"))
        assert ("en", "urgent/pump") in rows

    def test_coverage_of_a_text_that_was_not_measured(self, workshop):
        workshop.change("en/about/easy.md", "Your nerves", "All nerves", measured=False)
        (row,) = (row for row in workshop.check().coverage if row.page == "about/easy")
        assert (row.words, row.grade, row.minutes) == (15, None, 1)

    def test_words(self, workshop):
        workshop.change("en/about/easy.md", "Your nerves", "[kidney](term:G-42) 12 nerves", measured=False)
        report = workshop.check()
        text = word_report(report, Messages.load(workshop.content, "en"))
        path = workshop.content / "en/about/easy.md"
        assert f"{path}:18: number: the number '12' stands in none of F-STOP-03\n" in text
        assert f"{path}:18: term: " in text
        assert "en/about/easy" in text
        assert "–" in text
        assert text.endswith(
            "2 of 4 facts are cited. 1 thing is worth a look. 2 problems must be put right.\n"
        )

    def test_what_has_no_place_is_named(self, workshop):
        messages = Messages.load(workshop.content, "en")
        text = word_report(workshop.check(), messages, colours=True)
        assert "\n0 of 1 disagreements between sources are shown.\n" in text
        assert "\nDisagreements shown on no page: C-10.\n" in text
        assert "\nFacts cited on no page: F-PHARM-01, F-OD-17.\n" in text
        assert "\x1b" not in text
        editors = FACTS.replace('id = "F-OD-17"', 'id = "F-OD-17"\nfor_editors = true')
        workshop.write("facts/facts/01-stopping.toml", editors)
        text = word_report(workshop.check(), messages)
        assert "\nFacts cited on no page: F-PHARM-01.\n1 fact is a rule for those who write" in text

    def test_green_when_everything_has_its_place(self, workshop):
        report = replace(workshop.check(), uncited=(), unshown=())
        messages = Messages.load(workshop.content, "en")
        assert word_report(report, messages, colours=True).endswith("put right.\x1b[0m\n")
        assert "\x1b" not in word_report(report, messages)

    def test_words_without_coverage(self, workshop):
        workshop.write("facts/sources.toml", "")
        text = word_report(workshop.check(), Messages.load(workshop.content, "en"))
        assert text.endswith(
            "0 of 0 facts are cited. 0 things are worth a look. 1 problem must be put right.\n"
        )


def test_the_guide_itself_can_be_checked():
    """Whatever state the texts are in, the checks run over all of them and find files and lines."""
    from pathlib import Path

    resources = Path(__file__).resolve().parents[2] / "resources"
    report = run_checks(resources / "content", resources / "facts", date(2026, 11, 30))
    assert report.facts_known >= 400
    assert all(problem.line >= 1 for problem in report.problems)


def test_every_fact_and_every_disagreement_has_its_place_in_the_guide():
    from pathlib import Path

    resources = Path(__file__).resolve().parents[2] / "resources"
    report = run_checks(resources / "content", resources / "facts", date(2026, 11, 30))
    assert report.uncited == ()
    assert report.facts_cited == report.facts_known - len(report.for_editors)
    assert report.unshown == ()
    assert report.conflicts_known >= 43
