"""Word documents: what stands in them with all changes accepted, and what does not."""

from __future__ import annotations

from compare.model import Document
from compare.read import read_bytes
from tests.read.word import p, put_in, struck, t, table, word

STORY = p("The council of Tarn met on Monday in the new hall by the river.")


def read(*body: str, **parts: str) -> Document:
    return read_bytes(word("".join(body), parts), "a.docx")


def kept(document: Document) -> str:
    """Return the text without what is removed."""
    text = document.text
    for part in reversed(document.removed):
        text = text[: part.span.start] + text[part.span.end :]
    return text


def removed(document: Document) -> list[tuple[str, str]]:
    return [(part.reason, part.span.of(document.text)) for part in document.removed]


def places(document: Document) -> list[tuple[str, str | None, str]]:
    return [(p.kind, p.label, p.span.of(document.text)) for p in document.places]


def test_insertions_are_text_and_deletions_are_not() -> None:
    document = read(p("The ministry will pay ", struck("4"), put_in("14"), " million euros."))
    assert kept(document) == "The ministry will pay 14 million euros."
    assert removed(document) == [("deleted text", "4")]
    assert ("inserted", None, "14") in places(document)
    assert ("deleted", None, "4") in places(document)


def test_an_insertion_somebody_deleted_again_is_deleted() -> None:
    gone = struck("two").replace("<w:r>", "<w:ins><w:r>").replace("</w:r>", "</w:r></w:ins>")
    assert kept(read(p("They lost ", gone, put_in("three"), " ships."))) == "They lost three ships."


def test_moved_text_counts_where_it_went() -> None:
    source = struck("It rained. ").replace("w:del ", "w:moveFrom ").replace("w:del>", "w:moveFrom>")
    target = put_in(" It rained.").replace("w:ins", "w:moveTo")
    assert kept(read(p(source, "The bridge fell.", target))) == "The bridge fell. It rained."


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = p("The bridge ", properties="<w:rPr><w:del w:id='1'/></w:rPr>")
    document = read(first, p("fell on Monday."))
    assert document.text == "The bridge fell on Monday."


def test_a_deleted_row_is_removed() -> None:
    rows = table(["Seats", "24"], ["Members", "26"])
    rows = rows.replace("<w:tr><w:tc>", "<w:tr><w:trPr><w:del/></w:trPr><w:tc>", 1)
    document = read(STORY, rows)
    assert ("deleted text", "Seats: 24") in removed(document)
    assert kept(document).endswith("Members: 26")


def test_hidden_text_is_not_read() -> None:
    document = read(p("The bridge fell.", t(" Not for print.", "<w:vanish/>")))
    assert kept(document).strip() == "The bridge fell."
    assert kept(read(p("It ", t("fell.", '<w:vanish w:val="0"/>')))) == "It fell."


def test_codes_of_fields_are_no_text_and_their_results_are() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    assert read(p("On page ", field, t("12"), ".")).text == "On page 12."


def test_a_text_box_is_read_once_though_word_writes_it_twice() -> None:
    box = f"<w:txbxContent>{p('Ten ferries stayed in port.')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    document = read(p("The storm came.", f"<w:r>{both}</mc:AlternateContent></w:r>"))
    assert document.text == "The storm came.\n\nTen ferries stayed in port."
    assert places(document)[-1] == ("text box", "text box 1", "Ten ferries stayed in port.")


def test_notes_are_part_of_the_account_and_comments_are_not() -> None:
    separator = '<w:footnote w:type="separator"><w:p/></w:footnote>'
    document = read(
        STORY,
        footnotes=f"{separator}<w:footnote w:id='2'>{p('Figure not final.')}</w:footnote>",
        comments=f"<w:comment w:author='Desk'>{p('Check this!')}</w:comment>",
    )
    assert kept(document).rstrip().endswith("Figure not final.")
    assert ("footnote", "footnote 1", "Figure not final.") in places(document)
    assert ("comment", "Check this!") in removed(document)


def test_headers_and_footers_are_no_story() -> None:
    document = read(STORY, header=p("Tarn Courier, page 3"), footer=p("Confidential"))
    assert ("running head", "Tarn Courier, page 3") in removed(document)
    assert ("running foot", "Confidential") in removed(document)


def test_each_row_says_what_its_cells_are() -> None:
    document = read(STORY, table(["Party", "Seats"], ["Greens", "12"], ["Reds", "9"], head=True))
    assert document.text.endswith("Greens; Seats: 12\nReds; Seats: 9")
    assert ("table head", "Party; Seats") in removed(document)
    assert places(document)[-1] == ("table row", "table 1, row 3", "Reds; Seats: 9")


def test_pairs_without_heads_stay_pairs() -> None:
    document = read(STORY, table(["Mayor", "Ada Voss"], ["Seats", "24"], ["Turnout", "48 %"]))
    assert document.text.endswith("Mayor: Ada Voss\nSeats: 24\nTurnout: 48 %")


def test_words_over_figures_are_heads_though_nothing_says_so() -> None:
    document = read(STORY, table(["", "2024", "2025"], ["Seats", "24", "26"]))
    assert "Seats; 24; 26" in document.text  # years are figures
    document = read(STORY, table(["", "North", "South"], ["Seats", "24", "26"]))
    assert document.text.endswith("Seats; North: 24; South: 26")


def test_a_table_that_only_lays_out_the_page_gives_paragraphs() -> None:
    long = "The council sat until midnight. " * 12
    document = read(table([p(long), p("A note in the margin.")]))
    assert [kind for kind, _, _ in places(document)] == ["paragraph", "paragraph"]


def test_changes_inside_a_table_are_kept_apart_too() -> None:
    document = read(STORY, table(["Seats", p(struck("24"), put_in("26"))], ["Members", "30"]))
    assert "Seats: 26\n" in kept(document)


def test_lists_carry_their_marks() -> None:
    numbered = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    )

    def item(text: str, number: int) -> str:
        listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        return p(text, properties=listed)

    document = read(
        STORY,
        item("Open the gate", 7),
        item("Close the gate", 7),
        item("Water", 3),
        numbering=numbered,
    )
    assert document.text.endswith("1. Open the gate\n2. Close the gate\n• Water")


def test_styles_tell_headings_and_captions_whatever_their_id() -> None:
    styles = (
        '<w:style w:styleId="Ueber"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Own"><w:name w:val="House style"/><w:basedOn w:val="Ueber"/></w:style>'
        '<w:style w:styleId="B"><w:name w:val="caption"/></w:style>'
    )
    document = read(
        p("Storm over Tarn", properties='<w:pStyle w:val="Own"/>'),
        STORY,
        p("Ada Voss at the bridge.", properties='<w:pStyle w:val="B"/>'),
        styles=styles,
    )
    assert [kind for kind, _, _ in places(document)] == ["heading", "paragraph", "caption"]


def test_properties_count_after_the_text_and_programs_are_no_authors() -> None:
    core = "<dc:title>Template</dc:title><dc:creator>python-docx</dc:creator>"
    document = read(p("Storm over the town of Tarn"), p("By Ada Voss"), STORY, core=core)
    assert (document.title, document.author) == ("Storm over the town of Tarn", "Ada Voss")
    core = "<dc:title>The storm of Tarn</dc:title><dc:creator>Lena Orr</dc:creator>"
    document = read(STORY, core=core)
    assert document.author == "Lena Orr"
    assert ("author", "document properties") in document.grounds


def test_what_lies_outside_the_file_is_not_followed() -> None:
    outside = (
        '<Relationship Id="x" Type="x/attachedTemplate" TargetMode="External" '
        'Target="http://127.0.0.1:9/t.dotx"/>'
        '<Relationship Id="y" Type="x/comments" Target="../../../../etc/passwd"/>'
    )
    document = read_bytes(word(STORY, relations=outside), "a.docx")
    assert document.removed == ()
