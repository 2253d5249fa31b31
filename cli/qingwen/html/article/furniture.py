"""Elements that are page furniture wherever they stand: their names are those that programs give to nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from qingwen.html.dom.blocks import letters_of
from qingwen.html.dom.hidden_parts import copies, is_hidden, is_opened, is_panel
from qingwen.html.dom.structure import SILENT
from qingwen.html.dom.tags import HEADINGS
from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy

# Comment systems and comment lists; consent tools; WordPress's, Drupal's, MediaWiki's, Zhihu's, Discuz's, Gist's, VuePress's and phpBB's own blocks; what Webflow does not show; ARIA's names for what is
# no content.
_sure_name = lazy(
    r"\s(?:onetrust[\w-]*|ot-sdk[\w-]*|(?:cookies?|gdpr|consent)[-_]?(?:banner|bar|notice|consent|popup|modal|law|wall|policy-modal|info)[\w-]*|cky-[\w-]*|cmplz-[\w-]*|didomi[\w-]*|qc-cmp2?[\w-]*|"
    r"(?:comment|reply)[-_]?(?:list|area|form|section|thread|wrap|box|container|respond|tree)[\w-]*|comments|commentlisting|comments-[\w-]*|disqus[\w-]*|respond|livefyre[\w-]*|gitalk[\w-]*|utterances|gitment[\w-]*|valine|vcomments|"
    r"sharedaddy|jp-relatedposts|addtoany[\w-]*|yarpp[\w-]*|crp_related|recommend(?:ed|ation)s?[-_]?(?:posts|articles|list|box)?|"
    r"breadcrumbs?|mw-editsection|mw-jump-link|navbox[\w-]*|catlinks|printfooter|toc|vector-toc[\w-]*|table-of-contents|reflist-toc|noprint|navigation-not-searchable|w-condition-invisible|sr-only|visually-?hidden|screen-reader-text|skip-?(?:link|nav|to-content)[\w-]*|"
    r"post-(?:nav|navigation|pagination|copyright)|nav-links|pagination|pager|newsletter[\w-]*|(?:inline|in-?article|article)[-_]+(?:newsletter|signup|subscribe|ads?|advert)|outbrain[\w-]*|taboola[\w-]*|OUTBRAIN|adsbygoogle|social-?share[\w-]*|share-?(?:bar|buttons?|links|tools|icons)[\w-]*|bdsharebuttonbox|jiathis[\w-]*|"
    r"recommend-box|hide-article-box|blog-tags-box|qr_code_pc|rich_media_tool[\w-]*|js_pc_qr_code|reward[\w-]*|(?:(?:post|article|entry|story)[-_]+)?author[-_]+(?:bio|box|card|profile)[\w-]*|about-(?:the-)?author[\w-]*|bio-?box|(?:post|article|entry|story)-+(?:tags|tag-list|taglist)|tagcloud|tags-links|original_area_primary|speechify-ignore|subscription-widget[\w-]*|backsohucom|post_statement|gist-meta|aimg_tip|pstatus|page-edit|page-nav|action-bar|AuthorInfo-(?:avatar|badge|detail)\w*|ContentItem-time|Post-topicsAndReviewer|postprofile|message-user)(?=\s|$)"
)  # of names behind a space, which halves the time of a search
# What form builders put round a form (Gravity Forms, Contact Form 7, WPForms, HubSpot, Marketo, Mailchimp, Ninja Forms, Formidable, Elementor), and
# players for their controls and round a film (JW Player, Video.js, Plyr, MediaElement, Flowplayer, DPlayer, XGPlayer, Yahoo, Aliyun, Tencent, Bilibili).
_PROGRAMS = """gform_wrapper wpcf7 wpcf7-form wpforms-container wpforms-form hs-form hbspt-form mktoForm mc4wp-form mc_embed_signup mc_embed_shell
nf-form-cont frm_forms elementor-form jw-controls vjs-control-bar vjs-modal-dialog vjs-text-track-settings plyr__controls fp-ui"""
_PLAYERS = """jwplayer jw-wrapper video-js mejs-container mejs__container flowplayer dplayer xgplayer yvp-main yvp-content prism-player txp_player
bpx-player-container"""
# NPR's switches of a caption, Docusaurus' line below an author's name, the day of a last change and the question below a page in MkDocs, what stands
# below a page of Fandom's, Sphinx's link to a source, what opens rustdoc's text.
_PARTS = """hide-caption toggle-caption avatar__subtitle md-source-file md-feedback page-footer__categories license-description viewcode-link hideme
swiper-pagination slick-dots flickity-page-dots splide__pagination"""
# What programs for recipes (WP Recipe Maker, WP Tasty, Mediavine's Create, EasyRecipe, ZipList) put round them: links to print, to keep and to go there,
# stars, switches of amounts, calls to show what was made of it.
_OF_RECIPES = """wprm-recipe-jump wprm-recipe-jump-video wprm-recipe-jump-to-comments wprm-recipe-print wprm-recipe-pin wprm-recipe-rating wprm-user-rating
wprm-call-to-action wprm-unit-conversion-container wprm-recipe-adjustable-servings-container wprm-toggle-container wprm-recipe-add-to-collection-recipe
wprm-prevent-sleep tasty-recipes-buttons tasty-recipes-button-wrap tasty-recipes-quick-links tasty-recipes-jump-link tasty-recipes-print-link
tasty-recipes-print-button tasty-recipes-rating tasty-recipes-ratings tasty-recipes-scale-container tasty-recipes-units-container tasty-recipes-cook-mode
tasty-recipes-entry-footer mv-create-jtr-link mv-create-print-form mv-create-print-button mv-create-reviews mv-create-social mv-create-pinterest
ERSSavePrint ERSPrintBtn ERSRatings zlrecipe-print-link zrdn-jump-to-link ccm-instagram-credit"""
# Buttons to share of WordPress's programs (Social Pug, Simple Share Buttons, Social Warfare, Easy Social Share, Heateor, Novashare, Scriptless, Monarch)
# and of services that others let in (AddToAny, AddThis, ShareThis, Shareaholic).
_OF_SHARING = """dpsp-networks-btns-wrapper dpsp-content-wrapper dpsp-share-text dpsp-email-save-this-tool ssba ssba-wrap swp_social_panel essb_links
heateor_sss_sharing_container novashare-buttons scriptlesssocialsharing et_social_inline a2a_kit addthis_toolbox addthis_inline_share_toolbox
sharethis-inline-share-buttons shareaholic-canvas"""
_recipes = frozenset(_OF_RECIPES.split())
_players = frozenset(_PLAYERS.split())
_programs = _players.union(_PROGRAMS.split(), _PARTS.split(), _recipes, _OF_SHARING.split())
# What the BBC calls its lists of topics and of other stories.
_COMPONENTS = frozenset(("topic-list", "tags", "links-block"))
_FILMS = frozenset(("video", "audio", "iframe", "embed", "object"))
# Those that may come at the end of a longer name: a search for them takes as long as for all others.
_sure_ending = lazy(
    r"(?:^|\s)(?:(?:[\w-]+[-_])?related[-_]?(?:posts|articles|stories|content|news|links)[\w-]*|(?:[\w-]+[-_])?(?:newsletter|sign-?up|subscribe)[-_]+(?:box|banner|module|card|widget|form)[\w-]*)(?=\s|$)"
)
_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "complementary",
        "tooltip",
    ]
)
_OFTEN_ARTICLE = frozenset(("banner", "complementary"))  # which themes also give to what holds the article
MOST_HIDDEN = 0.15  # of a page's text that a script may be about to show
WITHIN = 3  # elements of such names in each other, of which the outer ones are not believed
LEAST = 0.4  # of a page's text outside the furniture; else its names are not believed


def sure_furniture(body: Element) -> set[Element]:
    """The outermost elements that are furniture by their name, tag or role, or hidden; of one that is nearly all, those in it."""
    found: list[Element] = []
    opened: list[Element] = []
    letters = _named_parts(body, found, opened)  # outside of what was found
    sizes = [_letters(element) for element in found]
    whole = letters + sum(sizes)
    furniture = set()
    for _ in range(WITHIN):
        inner: list[Element] = []  # of what is not believed
        for element, size in zip(found, sizes, strict=True):
            if _is_believed(element, size, whole, body):
                furniture.add(element)
            else:
                _named_parts(element, inner, opened)
        found, sizes = inner, [_letters(element) for element in inner]
    furniture |= {holder for element in furniture if (holder := _held_by(element, furniture)) is not None}
    return furniture | copies(opened, body) if opened else furniture


def _held_by(element: Element, furniture: set[Element]) -> Element | None:
    """What holds an inline element and beside it nothing but others of the furniture, and marks between them: `Jump to Recipe · Print`."""
    holder = element.parent
    if element.block or holder is None or holder in furniture or holder.tag == "body":
        return None
    is_all = all(one in furniture if isinstance(one, Element) else not _word.search(one) for one in holder.children)
    return holder if is_all else None


def _is_believed(element: Element, size: int, whole: int, body: Element) -> bool:
    """Whether an element of so many letters, named for furniture, is small enough of the whole page to be it."""
    share = MOST_HIDDEN if is_hidden(element.attrs) else 1 - LEAST
    return (size <= whole * share or _is_comments(element)) and (
        size <= whole * LARGE or not _has_the_text(element, body)
    )


def _named_parts(element: Element, found: list[Element], opened: list[Element]) -> int:
    """Adds the outermost parts of an element that are furniture by their name, tag or role, or hidden, and to `opened` those that are hidden until
    a click on what is above them; the letters outside of what was found.
    """
    letters = 0
    children = element.children
    for i, child in enumerate(children):
        if type(child) is not Element:
            letters += len(child.strip())
        elif child.tag == "nav" or (
            child.attrs
            and not _TELLING.isdisjoint(child.attrs)
            and _is_furniture(child.attrs)
            and not _has_a_film(child)
            and not _is_named_by_heading(child)
            and not (child.tag == "a" and _is_said(child, children))
        ):
            if (opens := is_opened(children, i)) or _is_box_in_text(children, i) or is_panel(children, i):
                opened += [child] if opens else []
                letters += _named_parts(child, found, opened)
            else:
                found.append(child)
        elif child.children and child.tag not in SILENT:
            letters += _named_parts(child, found, opened)
    return letters


LARGE = 0.3  # of a page's text, from which it is asked what an element of such a name is
PARAGRAPH = 120  # letters without mark-up between them


def _has_the_text(element: Element, body: Element) -> bool:
    """Whether an element has more text in paragraphs than the rest of the page, as a newsletter's letter has in what is named for newsletters."""
    if element.tag == "nav" or "role" in element.attrs or _is_comments(element) or is_hidden(element.attrs):
        return False
    return _prose(element) * 2 > _prose(body)


def _prose(element: Element) -> int:
    """Letters of the long pieces of text in an element, but for those in comments and in parts that are not shown."""
    letters = 0
    stack = [element]
    while stack:
        for child in stack.pop().children:
            if isinstance(child, str):
                letters += len(child) if len(child) >= PARAGRAPH else 0
            elif child.tag not in SILENT and not _is_comments(child) and not is_hidden(child.attrs):
                stack.append(child)
    return letters


_word = lazy(r"[^\W_]")


def _is_said(link: Element, beside: list[Element | str]) -> bool:
    """Whether a recipe's link stands in a sentence: `Comment below and rate this recipe!`"""
    return not _recipes.isdisjoint(link.attrs.get("class", "").split()) and any(
        isinstance(one, str) and _word.search(one) for one in beside
    )


_box = lazy(r"(?:comment|reply)[-_]?(?:area|section|wrap|box|container)")
LEAST_PARAGRAPH, MOST_IN_BOX = 80, 500  # letters


def _is_box_in_text(beside: list[Element | str], at: int) -> bool:
    """Whether a child that is named for comments is the article's: a small box without links between two paragraphs."""
    box = beside[at]
    if not isinstance(box, Element) or not _box.search(box.attrs.get("class", "")) or is_hidden(box.attrs):
        return False
    around = [*beside[max(0, at - 1) : at], *beside[at + 1 : at + 2]]
    return (
        len(around) == 2
        and all(isinstance(one, Element) and one.tag == "p" and len(one.text()) >= LEAST_PARAGRAPH for one in around)
        and len(box.text()) <= MOST_IN_BOX
        and not any(one.tag in ("a", "li", "form", "input") for one in box)
    )


def _letters(element: Element) -> int:
    """Letters of text in an element, white space at the ends of each piece left out."""
    letters = 0
    for child in element.children:
        if type(child) is not Element:
            letters += len(child.strip())
        elif child.children and child.tag not in SILENT:
            letters += _letters(child)
    return letters


# Comments, and notices of cookies, which tell of each of them; not what a page is called that shows one, `cookie-notice-open`.
_comments = lazy(
    r"(?:^|\s)(?:onetrust|comment-?list|commentlisting|comments|disqus|(?:cookies?|consent|gdpr)[-_]?(?:banner|notice|popup|modal)(?=\s|$))",
    re.I,
)


def _is_comments(element: Element) -> bool:
    attrs = element.attrs
    return ("class" in attrs and _are_comments(attrs["class"])) or ("id" in attrs and _are_comments(attrs["id"]))


@lru_cache(maxsize=4096)
def _are_comments(names: str) -> bool:
    """Whether classes or an id name a list of comments, or a notice of cookies."""
    return _comments.search(names) is not None


def name_of(element: Element) -> str:
    """By what name an element is furniture: its tag, class, id or role; `` where it is hidden."""
    get = element.attrs.get
    for names in (get("class"), get("id")):
        if names and (found := _named(names)):
            return found
    role = get("role", "")
    return role if role in _ROLES and role not in _OFTEN_ARTICLE else element.tag if element.tag == "nav" else ""


_TELLING = frozenset(
    ("class", "id", "role", "style", "hidden", "aria-modal", "data-component")
)  # attributes, of which links have none


def _is_furniture(attrs: dict[str, str]) -> bool:
    if "class" in attrs:
        if _named(attrs["class"]):
            return True
        if len(attrs) == 1:  # as of most
            return False
    if "id" in attrs and _named(attrs["id"]):
        return True
    if "data-component" in attrs and attrs["data-component"] in _COMPONENTS:
        return True
    if "role" in attrs and attrs["role"] in _ROLES and attrs["role"] not in _OFTEN_ARTICLE:
        return True
    if ("style" in attrs or "hidden" in attrs) and is_hidden(attrs):
        return True
    return "aria-modal" in attrs and attrs["aria-modal"] == "true"


_number = lazy(r"\W*\d+(?:\.\d+)*\.\s")
_OF_COMMENTS = frozenset(("form", "input", "textarea", "li", "article", "time"))


def _is_named_by_heading(element: Element) -> bool:
    """Whether nothing names an element but the id that programs make of its heading: `comments` of `2.1.3. Comments`, in a manual."""
    attrs = element.attrs
    is_heading = element.tag in HEADINGS
    is_section = element.tag == "section" or "section" in attrs.get("class", "").split()
    if "id" not in attrs or not (is_heading or is_section):
        return False
    others = {name: value for name, value in attrs.items() if name != "id"}
    if others and _is_furniture(others):
        return False
    inner = (
        one for one in element.children if type(one) is Element and one.has_text()
    )  # behind other names to lead to
    head = element if is_heading else next(inner, element)
    if head.tag not in HEADINGS or letters_of(_number.sub("", head.text(), count=1)) != letters_of(attrs["id"]):
        return False
    return not (_is_comments(element) and any(one.tag in _OF_COMMENTS for one in element))


def _has_a_film(element: Element) -> bool:
    """Whether an element is a player with the film in it, which is the article's."""
    if _players.isdisjoint(element.attrs.get("class", "").split()):
        return False
    return element.tag in _FILMS or any(one.tag in _FILMS for one in element)


# WordPress writes an article's categories and tags among its classes: `post-12 hentry category-rewards`.
_is_post = lazy(r"(?:^|\s)(?:hentry|type-\w+|post-\d+)(?=\s|$)")
_taxonomy = lazy(r"(?:^|\s)(?:category|tag)-[^\s]+")


@lru_cache(maxsize=20_000)
def _named(names: str) -> str:
    """The name of furniture among an element's classes or in its id, or ``."""
    known = names.split()
    if not _programs.isdisjoint(known):
        return next(name for name in known if name in _programs)
    found = _sure(names)
    if found and _is_post.search(names):
        found = _sure(_taxonomy.sub("", names))
    return found[0].strip() if found else ""


def _sure(names: str) -> re.Match[str] | None:
    """The first name of furniture among some."""
    names = f" {names}"
    found = _sure_name.search(names)
    if "related" in names or "newsletter" in names or "sign" in names or "subscribe" in names:  # one is in each ending
        ending = _sure_ending.search(names)
        if ending and not (found and found.start() < ending.start()):
            return ending
    return found
