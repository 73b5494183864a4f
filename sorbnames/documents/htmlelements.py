"""What the elements of HTML are to a reader: apart or in line, seen or not, with or without tags in them."""

from __future__ import annotations


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


#: Elements whose content holds no tags: until their own end tag comes, everything in them is text.
RAW_TEXT = _named("script style textarea title xmp iframe noembed noframes")

_PARAGRAPHS = _named(
    "article aside blockquote body center dir dl fieldset figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr "
    "html main menu nav ol p pre search section table title ul xmp"
)
_LINES = _named(
    "address br caption dd details dialog div dt figcaption frame frameset legend li optgroup option select summary "
    "tbody tfoot thead tr"
)

#: How an element stands apart from what is around it: an empty line, a new line, the next cell of a row.
BREAKS = {
    **dict.fromkeys(_PARAGRAPHS, "\n\n"),
    **dict.fromkeys(_LINES, "\n"),
    **dict.fromkeys(("td", "th"), "\t"),
}

#: Elements with a break that may stand in a paragraph all the same.
INSIDE_P = _named("br option optgroup title")

#: Elements that are never read and go on over the end of the elements around them, as browsers let them.
HIDDEN_FORMATTING = _named("code tt")

#: Elements whose content is never read.
HIDDEN = HIDDEN_FORMATTING | _named(
    "script style pre textarea xmp iframe noembed noframes plaintext kbd samp var math object template audio video"
)

#: Elements that leave nothing on the page.
INVISIBLE = _named("script style template")

#: Elements without content or end tag.
VOID = _named("area base br col embed frame hr img input keygen link meta param source track wbr")

#: Pictures and the like: something stands there that is not text.
OBJECTS = _named("img input embed object audio video iframe math svg")

HEADINGS = _named("h1 h2 h3 h4 h5 h6 title")

#: Elements that hold text and no tags.
TAGLESS = _named("title option optgroup")

#: An element ends when another of its kind begins, unless one of these stands between.
CLOSED_BY_NEXT = {
    "li": _named("ul ol menu dir"),
    "dt": _named("dl"),
    "dd": _named("dl"),
    "tr": _named("table"),
    "td": _named("table tr"),
    "th": _named("table tr"),
    "option": _named("select"),
}

#: What a paragraph does not end across.
AROUND_P = _named("button table td th caption object")
