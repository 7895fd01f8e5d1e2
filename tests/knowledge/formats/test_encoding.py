"""Which encoding a file was saved in."""

import pytest

from knowledge.formats.encoding import NotText, decode

WESTERN = (
    "Nurses earn £35,000 – about €41,000 – a year, and it’s “fair” pay.\r\n"
    "A café’s chef may earn less… The résumé matters: don’t skip it."
)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_what_windows_and_macs_save_reads_as_written(encoding: str) -> None:
    """Pound and euro signs, curly quotes and dashes come out right, newlines stay, no byte-order mark is left."""
    assert decode(WESTERN.encode(encoding)).text == WESTERN


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "sentence", ["It’s paid £9 an hour.", "Pay rose – slowly.", "He said “yes”.", "Senior (€70,000)"]
)
def test_one_typographic_character_is_enough(encoding: str, sentence: str) -> None:
    """A short text with a single special character is told apart too."""
    assert decode(sentence.encode(encoding)).text == sentence


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Разработчик получает хорошую зарплату каждый месяц, и работа ему нравится. " * 4),
        ("shift_jis", "プログラマーの給料は経験によって大きく異なります。大学の学位は必要ありません。" * 4),
    ],
)
def test_other_scripts_are_recognised(encoding: str, text: str) -> None:
    """Text that is not Western is not read as Western letters."""
    assert decode(text.encode(encoding)).text == text


def test_html_honours_its_charset() -> None:
    """A charset in a meta element decides where the bytes are not UTF-8."""
    page = '<html><head><meta charset="iso-8859-2"></head><body>Zarobki: wyższe, średnie, niższe.</body></html>'
    assert decode(page.encode("iso-8859-2"), html=True).text == page
    assert "£5" in decode(b'<meta charset="latin1"><p>\xa35 an hour</p>', html=True).text


def test_utf8_wins_over_a_wrong_charset() -> None:
    """Pages that were re-saved as UTF-8 often still name their old charset."""
    page = '<meta charset="windows-1252"><p>€50,000 – “gross”</p>'
    assert decode(page.encode(), html=True).text == page


def test_damaged_utf8_stays_utf8() -> None:
    """One broken byte costs one character, and its place is known."""
    decoded = decode("it’s “good” – ".encode() * 5 + b"\xff" + b" end")
    assert decoded.text.count("\ufffd") == 1
    assert decoded.damaged == decoded.text.index("\ufffd")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 text",
        b"PK\x03\x04rest",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"{\\rtf1 text}",
        b"text\x00with\x00nul bytes here",
        bytes(range(256)) * 8,
        b"\x01\x02\x03\x04\x05\x06" * 50,
    ],
)
def test_binary_files_are_no_text(data: bytes) -> None:
    """Renamed documents, pictures and other binary files are refused."""
    with pytest.raises(NotText):
        decode(data)
