"""Texts of services → title, summary, description; the national text stands after the town's own."""

from app.catalogue.content import MAX_SUMMARY, MAX_TITLE
from app.catalogue.texts import Texts
from app.reading.texts import cut, drop_fake_translations, one_line
from importers.sources.ptv.records import Service, Wording


def title_of(names: Texts) -> Texts:
    """Names on one line each."""
    return {k: cut(v, MAX_TITLE) for k, v in drop_fake_translations(names, read=one_line).items()}


def summary_of(*wordings: Wording) -> Texts:
    """The first wording that sums up in a language gives the summary in it."""
    summaries: Texts = {}
    for wording in wordings:
        summaries = drop_fake_translations(wording.summary, read=one_line) | summaries
    return {language: cut(text, MAX_SUMMARY) for language, text in summaries.items()}


def description_of(*wordings: Wording) -> Texts:
    """Descriptions and instructions one after another; a text that an earlier one holds is not repeated."""
    texts: Texts = {}
    for told in [w.description for w in wordings] + [w.instruction for w in wordings]:
        for language, text in drop_fake_translations(told).items():
            before = texts.get(language, "")
            if text not in before:
                texts[language] = f"{before}\n\n{text}" if before else text
    return texts


def charge_of(service: Service) -> Texts:
    """What is told of the charge, the town's own words before the national ones."""
    return drop_fake_translations(service.general.charge) | drop_fake_translations(service.wording.charge)
