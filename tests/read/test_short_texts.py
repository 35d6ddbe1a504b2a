"""Texts of a few words: English stays English, and what is not is not taken for it."""

from __future__ import annotations

import pytest

from compare.read.language import language_of

FOREIGN = {
    "de": ["Bürgermeister tritt zurück", "Polizei nimmt zwei Verdächtige fest", "Der Zug entgleiste am Dienstag nahe Köln.", "Bei dem Feuer wurden vier Arbeiter verletzt.", "Zwei Tote bei Unfall auf A7", "Das Schiff sank vor Rügen."],
    "fr": ["Trois personnes sont mortes lundi", "Le maire démissionne après le vote", "Deux blessés dans un accident à Lyon", "La police cherche trois suspects", "Les pompiers ont sauvé deux enfants."],
    "es": ["El alcalde renuncia tras la votación", "Dos heridos en accidente cerca de Sevilla", "La policía busca a tres sospechosos", "Cuatro trabajadores resultaron heridos el lunes", "Gobierno anuncia nuevos impuestos"],
    "it": ["Il sindaco si dimette dopo il voto", "La polizia cerca tre sospetti", "Quattro operai feriti lunedì mattina", "Il ponte riapre a maggio", "Trovato morto un marinaio a Genova."],
    "pt": ["Prefeito renuncia após votação", "A polícia procura três suspeitos", "Quatro trabalhadores ficaram feridos na segunda", "Navio afunda na costa do Brasil."],
    "nl": ["Drie doden bij brand in haven", "Politie zoekt drie verdachten", "De brug gaat in mei open", "Vier arbeiders raakten maandag gewond", "Kabinet kondigt nieuwe belastingen aan"],
    "pl": ["Trzy osoby zginęły w poniedziałek", "Policja szuka trzech podejrzanych", "Czterech robotników zostało rannych", "Rząd ogłasza nowe podatki"],
    "tr": ["Pazartesi günü üç kişi öldü", "Belediye başkanı istifa etti", "Dört işçi yangında yaralandı", "Salı günü trenler çalışmayacak"],
    "id": ["Tiga orang tewas dalam kebakaran", "Polisi mencari tiga tersangka", "Empat pekerja luka di pabrik", "Kapal tenggelam di lepas pantai Jawa."],
    "ru": ["Три человека погибли в понедельник", "Мэр уходит в отставку", "Мост откроют в мае", "Корабль затонул у берега."],
    "sv": ["Två skadade i olycka", "Polisen söker tre misstänkta", "Fyra arbetare skadades i fabriken", "Tågen går inte på tisdag"],
    "da": ["Borgmesteren går af efter afstemning", "Politiet søger tre mistænkte", "Skibet sank ud for kysten."],
    "fi": ["Kolme ihmistä kuoli maanantaina", "Poliisi etsii kolmea epäiltyä", "Laiva upposi rannikolla."],
    "cs": ["Tři lidé zemřeli v pondělí", "Policie hledá tři podezřelé", "Vlaky v úterý nejezdí"],
    "hu": ["A polgármester lemond a szavazás után", "Ketten megsérültek a balesetben"],
    "ro": ["Trei persoane au murit luni", "Poliția caută trei suspecți"],
}  # fmt: skip
SENTENCES = [(tag, text) for tag, texts in FOREIGN.items() for text in texts]

ENGLISH = """
Three die in fire
Mayor resigns after vote
Police hunt three suspects
Two hurt in crash near Leeds
Bridge reopens in May
Train strike Tuesday
Macron visits Berlin
Four workers hurt Monday
Government announces new taxes
Ship sinks off Cornwall
Real Madrid beat Paris Saint-Germain 3-1
El Niño returns, scientists warn
La Niña brings rain
Los Angeles Lakers sign Luka Doncic
San Diego fire crews rescue two
Rio de Janeiro hosts summit
Lula da Silva wins election
Angela Merkel retires
Jean-Claude Juncker criticises Viktor Orbán
Dos Santos scores twice
Santa Fe de la Vera Cruz floods
Ursula von der Leyen speaks
Van der Sar joins Ajax board
Le Monde sued over Le Pen story
Le Pen loses appeal
Oil prices fall sharply
Zelensky thanks Erdogan
Istanbul mayor Ekrem Imamoglu jailed
Bayern Munich thrash Schalke
Man dies
Die Hard director dies
Den Haag court rules
Kim Jong Un meets Putin
Haiti gang boss Jimmy Chérizier surrenders
Beyoncé wins Grammy
Pelé, Brazil legend, dies aged 82
Emmanuel Macron, Olaf Scholz, Pedro Sánchez meet
Córdoba train crash kills 12
São Paulo bus plunge kills six
Café owner fined
Gdańsk mayor Paweł Adamowicz stabbed
Nestlé cuts 4,000 jobs
Malmö police find bomb
Fire crews battle blaze
Two people died on Monday.
The bridge fell.
It rained.
He won.
US warns Iran
Seats: 24
Land den sold
Dan Evans beats Carlos Alcaraz
Yang wins gold
Jan van Aartsen dies
Per capita income falls
En route to Mars
UN report warns Mali
Sam Smith; Jo Lind; Ann Poe
Al-Qaeda claims Burkina Faso raid
Como beat Roma
Elon Musk quits
Bus hits van
Storm Boris: Danube floods Vienna
Lind said she wouldn't describe Fields as remorseful
Cephas was arraigned on Thursday
Orr shortlisted for the council's prize
Write to newsdesk@example.org or see https://example.org/a/b
Anna Keller
Gonzalez, Müller, Šimić
""".strip().split("\n")


@pytest.mark.parametrize(("tag", "text"), SENTENCES)
def test_a_sentence_of_another_language_is_not_taken_for_english(tag: str, text: str) -> None:
    assert language_of(text) in (tag, "und")


@pytest.mark.parametrize(("tag", "text"), SENTENCES)
def test_two_sentences_are_not_either(tag: str, text: str) -> None:
    again = FOREIGN[tag][(FOREIGN[tag].index(text) + 1) % len(FOREIGN[tag])]
    assert language_of(f"{text.rstrip('.')}. {again}") != "en"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_never_refused(text: str) -> None:
    assert [language_of(form) for form in (text, text.upper(), text.lower())] == ["en"] * 3


def test_twenty_words_with_few_small_ones_are_english() -> None:
    text = (
        "These alliances establish formal commitments among member nations to support each other’s "
        "security interests, fostering regional stability through mutual commitments."
    )
    assert language_of(text) == "en"


def test_capitals_alone_are_told_where_the_words_show_it() -> None:
    for text in ("LES POMPIERS ONT SAUVÉ DEUX ENFANTS", "POLIZEI NIMMT ZWEI VERDÄCHTIGE FEST"):
        assert language_of(text) != "en"
