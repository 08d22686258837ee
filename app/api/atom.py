"""A page as an Atom feed (RFC 4287)."""

from fastapi import Response

from app.api.feed_entries import Feed
from app.web.rendering import environment
from app.web.view import View

TEMPLATE = "feeds/page.atom"


def atom_response(feed: Feed, view: View) -> Response:
    """The feed, in the language of its reader."""
    template = environment(view.words.language.code).get_template(TEMPLATE)
    return Response(template.render(feed=feed), media_type="application/atom+xml")
