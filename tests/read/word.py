"""Word documents as Word writes them, made from the XML inside their paragraphs."""

from __future__ import annotations

import io
import zipfile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_CORE = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
)
_WHO = 'w:id="1" w:author="Desk" w:date="2025-03-01T10:00:00Z"'


def word(body: str, parts: dict[str, str] | None = None, relations: str = "") -> bytes:
    """Return a document with this body; ``parts`` are further parts by their bare name."""
    parts = parts or {}
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(parts)
        if name != "core"
    )
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f"<Relationships {_RELATIONS}><Relationship Id='r1' "
        f"Type='{_R}/officeDocument' Target='word/document.xml'/></Relationships>",
        "word/_rels/document.xml.rels": f"<Relationships {_RELATIONS}>{related}{relations}"
        "</Relationships>",
        "word/document.xml": f"<w:document {_W} {_MC}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        if name == "core":
            files["docProps/core.xml"] = f"<cp:coreProperties {_CORE}>{content}</cp:coreProperties>"
        else:
            files[f"word/{name}.xml"] = f"<w:{name} {_W}>{content}</w:{name}>"
    return zipped(files)


def zipped(files: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, packed)
    return held.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """Return a paragraph; text without a tag becomes a run."""
    inner = "".join(run if run.startswith("<") else t(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def t(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def put_in(text: str) -> str:
    return f"<w:ins {_WHO}>{t(text)}</w:ins>"


def struck(text: str) -> str:
    return f'<w:del {_WHO}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def table(*rows: list[str], head: bool = False) -> str:
    made = []
    for number, row in enumerate(rows):
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if head and not number else ""
        cells = "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        made.append(f"<w:tr>{mark}{cells}</w:tr>")
    return f"<w:tbl>{''.join(made)}</w:tbl>"
