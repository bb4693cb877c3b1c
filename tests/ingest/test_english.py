import pytest

from dragoman.ingest.english import language_of

WIRE = (
    "Ostland Shipping Lines Inc and Varnia Grain Corp named Henrik Aalto, Mirela Dobrescu, Tomasz Wolski and "
    "Kaspar Brandt directors of Port Osk Harbour Holdings Ltd, Kestria Steel AG and Banca Mirela SA. "
)
TABLE = (
    "MAY7 4222B 4227A 4202 JUN7 4250 4226 AUG7 4293B 4298A 4273 OCT7 4340 4317 DEC7 4373 4361 FEB8 4430 4407 "
    * 3
)


@pytest.mark.parametrize(
    "text",
    [
        "Varnia said on Monday that it had told Ostland to let the crew of the ferry go, and that it would not "
        "wait for long before it took the matter to the court.",
        "VARNIA SAID ON MONDAY THAT IT HAD TOLD OSTLAND TO LET THE CREW OF THE FERRY GO, AND THAT IT WOULD NOT "
        "WAIT FOR LONG.",
        WIRE,
        WIRE.upper(),
        "Results: Osk United 3, Kestria Rovers 1; Dobra City 0, Varnia Athletic 0; Port Osk Wanderers 2, Lind 4. "
        "Scorers: Aalto (12), Brandt (44, pen), Wolski (90). Attendance 12,400. Referee K. Karr.",
    ],
)
def test_english_is_english_in_capitals_and_full_of_names(text):
    assert language_of(text) in ("en", None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Die Regierung von Varnia hat am Montag erklärt, dass eine Fähre vor Port Osk getroffen worden sei und "
            "dass sie die Marine von Ostland dafür verantwortlich mache.",
            "de",
        ),
        (
            "Le gouvernement de Varnia a déclaré lundi qu'un ferry avait été touché au large de Port Osk et qu'il "
            "tenait la marine d'Ostland pour responsable de cette attaque.",
            "fr",
        ),
        (
            "El gobierno de Varnia dijo el lunes que un transbordador había sido alcanzado frente a Port Osk y que "
            "consideraba responsable a la armada de Ostland por el ataque.",
            "es",
        ),
        (
            "De regering van Varnia heeft maandag gezegd dat een veerboot voor Port Osk is geraakt en dat zij de "
            "marine van Ostland daarvoor verantwoordelijk houdt, zo meldde zij.",
            "nl",
        ),
        (
            "Правительство Варнии заявило в понедельник, что паром был обстрелян у берегов Порт-Оска и что оно "
            "считает ответственным за это военно-морской флот Остландии, а не кого-либо ещё.",
            "ru",
        ),
        ("外交部长星期一说，渡轮在港口外被击中，他要求对方释放船员，并表示将把此事提交法院。", "zh"),
    ],
)
def test_another_language_is_named(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "Die Fähre ist weg.", TABLE])
def test_a_few_words_and_a_table_are_not_judged(text):
    assert language_of(text) is None
