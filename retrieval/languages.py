"""Which language a question is in, and how to say in it that the articles are in English."""

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

from retrieval.english import is_english

REPLIES = {
    "es": "Mis artículos están en inglés, así que solo puedo responder preguntas en inglés. ¿Puedes preguntarlo en inglés?",
    "pt": "Os meus artigos estão em inglês, por isso só consigo responder a perguntas em inglês. Pode perguntar em inglês?",
    "fr": "Mes articles sont en anglais, je ne peux donc répondre qu'aux questions posées en anglais. Pouvez-vous la poser en anglais ?",
    "de": "Meine Artikel sind auf Englisch, deshalb kann ich nur englische Fragen beantworten. Magst du auf Englisch fragen?",
    "it": "I miei articoli sono in inglese, quindi posso rispondere solo a domande in inglese. Puoi chiederlo in inglese?",
    "nl": "Mijn artikelen zijn in het Engels, dus ik kan alleen Engelse vragen beantwoorden. Kun je het in het Engels vragen?",
    "pl": "Moje artykuły są po angielsku, więc mogę odpowiadać tylko na pytania po angielsku. Czy możesz zapytać po angielsku?",
    "sv": "Mina artiklar är på engelska, så jag kan bara svara på frågor på engelska. Kan du fråga på engelska?",
    "tr": "Makalelerim İngilizce, bu yüzden yalnızca İngilizce soruları yanıtlayabiliyorum. İngilizce sorabilir misin?",
    "id": "Artikel saya berbahasa Inggris, jadi saya hanya bisa menjawab pertanyaan dalam bahasa Inggris. Bisakah ditanyakan dalam bahasa Inggris?",
    "vi": "Các bài viết của tôi bằng tiếng Anh, nên tôi chỉ trả lời được câu hỏi bằng tiếng Anh. Bạn có thể hỏi bằng tiếng Anh không?",
    "ru": "Мои статьи на английском, поэтому я отвечаю только на вопросы на английском. Можете спросить по-английски?",
    "uk": "Мої статті англійською, тому я відповідаю лише на запитання англійською. Можете запитати англійською?",
    "ar": "مقالاتي باللغة الإنجليزية، لذلك أجيب فقط عن الأسئلة المكتوبة بالإنجليزية. هل يمكنك السؤال بالإنجليزية؟",
    "hi": "मेरे लेख अंग्रेज़ी में हैं, इसलिए मैं केवल अंग्रेज़ी में पूछे गए सवालों के जवाब दे सकता हूँ। क्या आप अंग्रेज़ी में पूछ सकते हैं?",
    "zh": "我的文章都是英文的，所以只能回答英文问题。可以用英文再问一次吗？",
    "ja": "記事は英語なので、英語の質問にしか答えられません。英語で聞いてもらえますか？",
    "ko": "제 글은 모두 영어라서 영어 질문에만 답할 수 있어요. 영어로 물어봐 주시겠어요?",
}  # fmt: skip
IN_ENGLISH = "My articles are in English, so I can only answer questions in English."

_BY_SCRIPT = {
    "CYRILLIC": "ru", "ARABIC": "ar", "DEVANAGARI": "hi", "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko",
}  # fmt: skip
_LATIN = ("es", "pt", "fr", "de", "it", "nl", "pl", "sv", "tr", "id", "vi")
_UKRAINIAN = frozenset("іїєґ")


def reply_in(language: str) -> str:
    """The sentence that asks for English, in that language where we have it, always with the English beside it."""
    translated = REPLIES.get(language)
    return f"{translated}\n{IN_ENGLISH}" if translated else IN_ENGLISH


def foreign_language(question: str, words: Sequence[str], known: Callable[[str], bool]) -> str | None:
    """The ISO 639-1 code of the language a question is in, "" for one we cannot name, ``None`` for English.

    ``words`` are the question's words; ``known`` says whether the articles use one. A script other than Latin decides
    by itself. Among Latin ones a language is believed when most words are neither English nor the articles' own and
    its function words occur, so that a name or a typing mistake in an English question changes nothing.
    """
    script = _script_language(question)
    if script is not None:
        return script
    strange = [word for word in words if not is_english(word) and not known(word) and not word[0].isdigit()]
    counts = {language: sum(word in _function_words(language) for word in words) for language in _LATIN}
    best = max(counts, key=lambda language: counts[language])
    foreign = {word for word in words if any(word in _function_words(language) for language in _LATIN)} | set(strange)
    english = sum(word in _function_words("en") for word in words)
    if strange and counts[best] > english and 2 * len(foreign) > len(words):
        return best
    return None


def _script_language(question: str) -> str | None:
    letters = [character for character in question if character.isalpha()]
    other = [character for character in letters if not unicodedata.name(character, "LATIN").startswith("LATIN")]
    if 2 * len(other) <= len(letters):
        return None
    if _UKRAINIAN & set(question.casefold()):
        return "uk"
    scripts = [unicodedata.name(character).split()[0].split("-")[0] for character in other]
    if "HIRAGANA" in scripts or "KATAKANA" in scripts:
        return "ja"
    return _BY_SCRIPT.get(max(set(scripts), key=scripts.count), "")


@cache
def _function_words(language: str) -> frozenset[str]:
    # The lists (stopwordsiso, MIT, 57 languages) are read when a question first looks foreign.
    from stopwordsiso import stopwords  # noqa: PLC0415

    return frozenset(stopwords(language))
