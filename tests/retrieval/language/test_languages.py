"""Questions in other languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answer import answer
from retrieval.language.languages import IN_ENGLISH, foreign_language, reply_in
from retrieval.language.words import words
from retrieval.models import Reason
from retrieval.search.corpus import Corpus
from tests.retrieval.laws import refused


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("es", "¿Cuánto gana un desarrollador backend?"),
        ("es", "cuanto gana una enfermera en mexico"),
        ("de", "Wie viel verdient ein Backend-Entwickler?"),
        ("de", "Was macht eine Krankenschwester den ganzen Tag?"),
        ("fr", "Combien gagne un développeur backend ?"),
        ("fr", "comment devenir infirmière"),
        ("pt", "Quanto ganha um desenvolvedor backend?"),
        ("pt", "o que faz uma enfermeira no dia a dia"),
        ("pl", "Ile zarabia programista backend?"),
        ("pl", "Jak zostać pielęgniarką?"),
        ("it", "Quanto guadagna uno sviluppatore backend?"),
        ("nl", "Hoeveel verdient een backend ontwikkelaar?"),
        ("sv", "Hur mycket tjänar en sjuksköterska?"),
        ("tr", "Backend geliştirici ne kadar kazanıyor?"),
        ("id", "Berapa gaji seorang backend developer?"),
        ("vi", "Lập trình viên backend kiếm được bao nhiêu tiền?"),
        ("ru", "Сколько зарабатывает бэкенд-разработчик?"),
        ("uk", "Скільки заробляє медсестра?"),
        ("ar", "كم يكسب مطور الواجهة الخلفية؟"),
        ("hi", "एक बैकएंड डेवलपर कितना कमाता है?"),
        ("zh", "后端开发人员的薪水是多少？"),
        ("ja", "バックエンド開発者の給料はいくらですか"),
        ("ko", "백엔드 개발자 연봉은 얼마인가요"),
    ],
)
def test_a_question_is_answered_in_its_language(jobs: Corpus, language: str, question: str) -> None:
    """It says in that language, and in English beside it, that the articles are in English."""
    found = refused(question, jobs)
    assert found.reason is Reason.LANGUAGE
    assert found.message == reply_in(language) != IN_ENGLISH
    assert IN_ENGLISH in found.message


@pytest.mark.parametrize("question", ["Πόσα βγάζει ένας προγραμματιστής;", "כמה מרוויח מפתח", "พยาบาลได้เงินเดือนเท่าไหร่"])
def test_a_language_we_cannot_write_is_told_in_english(jobs: Corpus, question: str) -> None:
    """Where there is no sentence in the language, the English one stands alone."""
    found = refused(question, jobs)
    assert (found.reason, found.message) == (Reason.LANGUAGE, IN_ENGLISH)


@pytest.mark.parametrize(
    "question",
    [
        "how much does a nurse make in São Paulo",
        "is José from Málaga paid as a nurse",
        "do nurses in Zürich need German",
        "what does a pâtissier do as a baker",
        "nurse pay in Kraków or Łódź",
        "do I need Español to be a nurse",
        "does a baker at Bäckerei Müller start at 3am",
        "sallary of a nurze pls",
        "nurse RN BSN MSN NCLEX",
        "how much does 看護師 nurse make in japan",
        "résumé tips for a nurse",
        "ur useless lol",
        "nurse",
    ],
)
def test_foreign_names_do_not_make_a_question_foreign(jobs: Corpus, question: str) -> None:
    """An English question with a name, a loan word or a typing mistake in it is English."""
    assert getattr(answer(question, jobs), "reason", None) is not Reason.LANGUAGE


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_every_text_is_in_some_language(text: str) -> None:
    """English is ``None``, every other language gets a reply that says it in English, too."""
    language = foreign_language(text, words(text), lambda word: False)
    if language is not None:
        assert IN_ENGLISH in reply_in(language)
        assert (reply_in(language) == IN_ENGLISH) is (language == "")
