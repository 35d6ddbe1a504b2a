"""Which language a text is in, where it is not English."""

from __future__ import annotations

import pytest

from compare.read import read_bytes, read_text
from compare.read.language import language_of
from compare.read.tongue import name_of

TOLD = {
    "de": "Bei einem Brand in der alten Halle sind am Montag 24 Menschen verletzt worden, teilte die Polizei mit.",
    "fr": "Un incendie dans l'ancienne halle du port a fait lundi 24 blessés, a annoncé la police de la ville.",
    "es": "Un incendio en la antigua lonja del puerto dejó el lunes 24 heridos, según informó la policía.",
    "it": "Un incendio nella vecchia sala del porto ha ferito lunedì 24 persone, ha detto la polizia della città.",
    "nl": "Bij een brand in de oude havenhal zijn maandag 24 mensen gewond geraakt, zegt de politie van de stad.",
    "pl": "W pożarze starej hali w porcie zostały w poniedziałek ranne 24 osoby, jak podała policja.",
    "ru": "При пожаре в старом складе в понедельник пострадали 24 человека, сообщила полиция. Склад был закрыт на три недели.",
    "uk": "Під час пожежі в старому складі в понеділок постраждали 24 людини, повідомила поліція. Склад був закритий на три тижні.",
    "ar": "أصيب 24 شخصا يوم الاثنين في حريق اندلع في المستودع القديم، وقالت الشرطة إن المبنى مغلق منذ عام.",
    "fa": "در آتش سوزی انبار قدیمی بندر روز دوشنبه ۲۴ نفر زخمی شدند و پلیس این را اعلام کرد.",
    "zh": "警方称，周一旧仓库发生火灾，造成24人受伤。",
    "ja": "月曜日に古い倉庫で火災があり、24人がけがをした。",
    "ko": "월요일 낡은 창고에서 불이 나 24명이 다쳤다고 경찰이 밝혔다.",
    "el": "Πυρκαγιά στην παλιά αποθήκη του λιμανιού τραυμάτισε 24 ανθρώπους τη Δευτέρα.",
    "he": "שריפה במחסן הישן בנמל פצעה 24 בני אדם ביום שני.",
    "hi": "सोमवार को पुराने गोदाम में आग लगने से 24 लोग घायल हो गए और यह बंद है।",
    "tr": "Pazartesi günü eski depoda çıkan yangında 24 kişi yaralandı ve bina bir süre için kapatıldı, bu ilk yangın olarak kayda geçti.",
}


@pytest.mark.parametrize("tag", TOLD)
def test_a_language_is_told_and_has_a_name(tag: str) -> None:
    assert language_of(TOLD[tag]) == tag
    assert name_of(tag)


def test_what_is_not_clear_is_not_told() -> None:
    assert language_of("Мост упал в понедельник.") == "und"
    assert language_of("Zxq vbrt plomk wrrt qqp. " * 10) == "und"
    assert name_of("und") is None


def test_a_long_list_of_names_or_figures_is_english_by_the_words_around_it() -> None:
    around = "Fire swept through the old hall on Monday, and police said that it was closed for the day. "
    names = ", ".join(f"Anna Berg{chr(97 + n % 26)}" for n in range(400))
    rows = "\n".join(f"- Berth {n}: {7 * n} tonnes" for n in range(200))
    assert language_of(f"{around}The dead were {names}.") == "en"
    assert language_of(f"{around}\n\n{rows}") == "en"


def test_the_language_of_a_long_text_is_told_too() -> None:
    assert language_of(" ".join([TOLD["de"]] * 400)) == "de"


def test_what_the_words_show_counts_before_what_the_page_says() -> None:
    page = (
        f'<html lang="en"><body><article><h1>Brand</h1><p>{TOLD["de"]}</p></article></body></html>'
    )
    assert read_bytes(page.encode(), "a.html").language == "de"


def test_what_the_page_says_counts_where_the_words_show_nothing() -> None:
    page = '<html lang="ru"><body><article><p>Мост упал в понедельник.</p></article></body></html>'
    assert read_bytes(page.encode(), "a.html").language == "ru"
    assert read_text("Мост упал в понедельник.", "a").language == "und"
