"""The furniture of web pages: labels, prompts and links, told from one line alone.

Every pattern must cover the whole line, and none fits a sentence of a story: either the line is one
of a closed class of labels, or it has a form that only prompts have. Where a line could be either,
it stays.
"""

from __future__ import annotations

import re
import unicodedata

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_SPACES = re.compile(r"\s+")
_UNIT = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)"
_COUNT = r"\d[\d.,]*"
_SITE = r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|instagram|youtube|tiktok|threads|"
_SITE += r"bluesky|mastodon|flipboard|pinterest|pocket|messenger|viber|vk|signal|email|e-mail|mail)"
_PIECE = r"(?:article|story|page|post|news|site|website|video|content|report)"
_THIS = rf"(?:this|the|our) {_PIECE}"
_COLOUR = (
    r"(?:black|white|grey|gray|red|orange|yellow|green|blue|purple|pink|brown|dark|light|plain|"
    r"gradient|blurred|abstract)"
)
_AGENCIES = (
    r"(?:getty(?: images)?|afp(?: via getty images| photo)?|ap(?: photo| images)?|associated press|"
    r"reuters|epa(?:-efe)?|anadolu(?: agency)?|shutterstock|i ?stock(?: ?photo)?|alamy(?: stock photo)?"
    r"|xinhua|tass|sputnik|ria novosti|pa(?: wire| media| images)?|zuma(?: press)?|imago(?: images)?|"
    r"picture alliance|bloomberg|unsplash|pixabay|pexels|adobe stock|depositphotos|wikimedia commons|"
    r"dpa|nurphoto|ukrinform|handout|file photo|courtesy photo|screenshot)"
)

# Source: the labels that news sites and their content systems put around an article.
_LABELS: tuple[tuple[str, str], ...] = (
    (
        "advertisement",
        r"(?:advertis(?:e)?ments?|advert|ads?|ad)(?: banner| choices| feedback)?|banner(?: ad)?|"
        r"(?:skip|close|hide|report) (?:this )?ad(?:vertisement)?|sponsored(?: content| links?| post)?|"
        r"promoted(?: content| stories)?|paid (?:content|post|for by .{1,30})|partner content|"
        r"(?:article|story|content) continues (?:below|after)(?: (?:this |the )?ad(?:vertisement)?)?|"
        r"(?:advertisement )?continue reading(?: below)?|scroll (?:down )?to continue(?: with content)?",
    ),
    (
        "image label",
        rf"(?:\w+ )?logo|icon|avatar|thumbnail|placeholder|profile (?:picture|photo)|alt text|"
        rf"(?:cover|featured?|hero|header|main|lead|article|title|background|preview) "
        rf"(?:image|photo|picture)|image|photo|picture|{_COLOUR} background|image caption|"
        rf"(?:view|open|enlarge|expand|zoom|click to enlarge)(?: the)?(?: this)? (?:image|photo|picture)"
        rf"(?: in (?:full ?screen|gallery))?|(?:view )?gallery|play(?: video)?|video|\d+ / \d+",
    ),
    (
        "image credit",
        rf"(?:(?:file |stock |handout )?(?:photo(?:graph)?|image|picture|illustration|graphic|video)s?"
        rf"(?: credit| source| courtesy(?: of)?| by)?|credits?)\s?[:/|] ?.{{2,80}}|"
        rf"(?:photo(?:graph)?|image|picture|illustration)s? (?:by|courtesy of|credit) .{{2,60}}|"
        rf"(?:via |© ?|source: |by )?{_AGENCIES}(?:\s?(?:/|via|,|\|)\s?[\w .-]{{2,40}})*|"
        rf"[\w .'’-]{{3,40}}(?:/| via ){_AGENCIES}",
    ),
    (
        "see also",
        r"(?:see|read|watch|listen) (?:also|more|next|now)|also (?:read|see|watch)|"
        r"(?:click|tap)(?: here)? (?:to|for) (?:read|see|view|more).{0,40}|(?:click|tap) here|"
        r"read (?:the )?(?:full|whole|entire|original|rest of the|rest of this) (?:story|article|post|"
        r"report|interview)(?: here)?|read (?:it )?here|learn more|find out more|more details|"
        r"show (?:more|less)|view more|load more|see (?:all|more)(?: .{2,20})?|view all|full story",
    ),
    (
        "comments",
        rf"(?:{_COUNT} |all |view |show |hide |read |see |no )*comments(?: \(?\d*\)?)?(?: yet)?|1 comment|"
        rf"(?:leave|add|post|write|submit)(?: a| your)? (?:comment|reply)|join the (?:conversation|"
        rf"discussion)|be the first to (?:comment|share your thoughts).{{0,20}}|start the conversation|"
        rf"comments? (?:are )?(?:closed|off|disabled)(?: (?:on|for) {_THIS})?|"
        rf"(?:log|sign) in to (?:comment|leave a comment|post a comment).{{0,20}}|leave a reply",
    ),
    (
        "share",
        rf"(?:share|tweet|pin|forward|send|repost|like)(?: (?:this|it|via|on|to|by|with|{_SITE}|"
        rf"{_PIECE}|friends?|your|a|options?|buttons?|and))*|(?:{_SITE}(?: |$)){{1,12}}|"
        rf"copy(?: the)? link(?: to clipboard)?|link copied|copied|print(?: {_THIS})?|"
        rf"(?:save|bookmark)(?: {_THIS}| for later)?|{_COUNT} ?[km]? (?:shares?|likes?|views?|reads?|"
        rf"reactions?|retweets?|followers?|subscribers?|claps?)|listen(?: to {_THIS})?|"
        rf"follow (?:us|me)(?: (?:on|at|for) .{{2,60}})?|follow|"
        rf"(?:give|rate) {_THIS}.{{0,20}}|was this (?:article|page|story) (?:helpful|useful)",
    ),
    (
        "prompt",
        r"(?:subscribe|register|sign ?up|sign ?in|log ?in|log ?out|join)(?: (?:now|today|here|free|for "
        r"free|us))*|(?:get|read|show|view)(?: (?:a|the|our))? (?:quick )?summary|"
        r"no time to read|(?:sign|signing) up (?:for|to) (?:our|the|this|a|your) .{0,40}(?:newsletters?|"
        r"alerts?|emails?|updates?|briefing)|subscribe to (?:our|the|this) .{0,50}|"
        r"already (?:a subscriber|registered|a member|have an account).{0,20}|"
        r"(?:our |daily |weekly |free )*newsletters?(?: sign-?up)?|enter your e-?mail(?: address)?|"
        r"your e-?mail(?: address)?|submit|(?:turn on|allow|enable|get) notifications|"
        r"(?:support|donate to|contribute to) (?:us|our (?:journalism|work|mission|newsroom|site|team))|donate(?: now| today)?|"
        r"(?:start|begin|claim) (?:your )?(?:free )?trial|(?:buy|order) now|get started(?: now)?|"
        r"(?:get started(?: now)?:? )?(?:download|get|install|try) (?:the|our)(?: \w+)? "
        r"(?:app|apps|e-?paper|ai features)(?: .{0,30})?|"
        r"(?:(?:app|play|apple|google|galaxy)[- ]?(?:store|play|gallery)\W*)+|"
        r"(?:explore|discover|see|learn|find out) what .{1,40} can do for you",
    ),
    (
        "navigation",
        r"home|menu|(?:main|site) menu|search|close|back|back to (?:top|home|article|.{2,20} page)|"
        r"skip to (?:main )?(?:content|navigation)|(?:previous|next|prev|older|newer)(?: (?:article|"
        r"post|story|page|news|entry|posts))?|home\s?[>»›/|].{1,80}|table of contents|contents|"
        r"jump to (?:content|navigation|comments|search)|on this page|(?:trending|popular|latest|top|breaking)(?: now| today| news| "
        r"stories| articles| posts| headlines)*|most (?:read|popular|viewed|shared|commented|recent)"
        r"(?: (?:stories|articles|news|today))?|editor[’']?s[’']? (?:picks?|choice)|"
        r"(?:tags?|topics?|filed under|posted in|categor(?:y|ies)|keywords?|labels?|sections?)"
        r"(?:\s?: ?.{1,120})?|(?:related|more)(?: (?:stories|articles|news|posts|content|topics|tags|"
        r"coverage|reading|videos?|links))+|related|more (?:from|on|in) (?:us|this .{2,30}|our .{2,30}|"
        r"the (?:web|author|section)|the same .{2,30})|(?:you|readers) (?:may|might) (?:also )?"
        r"(?:like|be interested in|have missed)|recommended(?: for you| stories| articles| reading)*|"
        r"(?:don[’']t|do not) miss|must reads?|up next|read next|what to read next|further reading",
    ),
    (
        "legal notice",
        r"(?:accept|reject|allow|decline|manage|customi[sz]e)(?: all)?(?: cookies?| preferences| settings"
        r"| choices)|(?:cookie|privacy|terms)(?: (?:policy|settings|notice|preferences|of (?:use|service)"
        r"|and conditions|& conditions))+|(?:privacy|terms|imprint|disclaimer|accessibility|contact|"
        r"about)(?: us)?|all rights reserved|do not sell (?:or share )?my (?:personal )?(?:information|data)|"
        r"your (?:privacy|cookie) (?:choices|rights|settings)|"
        r"(?:copyright ?)?(?:©|\(c\)|copyright) ?(?:by .{2,40} )?(?:19|20)\d\d.{0,100}|© ?.{2,60}|"
        r".{0,60}\b(?:19|20)\d\d .{0,40}all rights reserved(?:\..{0,80})?",
    ),
    (
        "age",
        rf"(?:time|clock|posted|published|updated|last updated|modified)?:? ?"
        rf"(?:{_COUNT} ?{_UNIT}|an? (?:minute|hour|day|week)) ago|"
        rf"{_COUNT}[- ]?(?:{_UNIT}|m|h)(?:ute)?s? (?:read|listen|watch)|(?:estimated )?read(?:ing)? time"
        rf":? ?.{{1,20}}|just now|yesterday at \d.{{3,10}}|updated|live|breaking(?: news)?|new",
    ),
)
_PATTERNS = tuple((reason, re.compile(pattern, re.I)) for reason, pattern in _LABELS)

_WITH_TITLE = re.compile(
    r"(?P<label>see also|read (?:also|more|next)|also read|also see|"
    r"related(?: (?:story|article|news|stories))?|watch|more on this|recommended|don[’']t miss)"
    r"(?P<gap>\s*[:|»›>]\s*|\s+[–—-]\s+|\s{2,}|\t|\xa0\s*|\s)(?P<title>\S.*)",
    re.I,
)
_LONE_WITH_TITLE = re.compile(r"(?:see also|also read|read also|read more|also see)\b", re.I)
_FINAL = re.compile(r"[.!?…][\"'”’)\]]*$")
_MADE_BY_MACHINE = re.compile(
    rf"\W*(?:disclosure|disclaimer|note|notice|editor[’']s note)?\W*{_THIS} "
    r"(?:was|is|has been|may have been) (?:\w+ )?(?:created|generated|written|produced|translated|"
    r"summari[sz]ed|drafted|prepared)\b.{0,60}\b(?:AI|A\.I\.|artificial intelligence|ChatGPT|"
    r"language models?|machine translation)\b.{0,200}",
    re.I,
)
_COOKIES = re.compile(
    r"(?:we(?: and our partners)? use|(?:this|our) (?:web)?site uses|by (?:continuing|using|clicking))\b"
    r".{0,300}\b(?:cookies|privacy policy|terms of (?:use|service))\b.{0,300}",
    re.I,
)
_PROMPT = re.compile(
    r"(?:^|[.!?] )(?:please )?(?:(?:download|install|try|enable|turn on|click|tap) (?:the|our|on|here|\w+ app)"
    r"|get (?:the|our|your|all|breaking|unlimited|exclusive|instant|more)|subscribe (?:to|now|today|here|for)"
    r"|sign up (?:to|for|now|today|here)|register (?:to|for|now|today|here|your)|log in (?:to|now|here)"
    r"|(?:join|follow) (?:us|our|the|now|today)|support (?:us|our)|donate (?:to|now|today|here)"
    r"|share (?:this|it|via|on|with)|download \w+)\b[^.!?]{0,120}"
    r"\b(?:apps?|app store|google play|play store|newsletters?|channels?|account|inbox|notifications?|"
    r"free trial|subscribers?|subscription|premium|whatsapp|telegram|social media|facebook|instagram)\b",
    re.I,
)
_REPORTED = re.compile(r"\b(?:said|says|told|tells|according|announced|urged|warned|asked)\b", re.I)
_TO_READER = re.compile(r"\b(?:you|your|our|us|we|now|today|here|free)\b", re.I)
_PROMPT_WORDS = 45
_POSITIONS = re.compile(
    r"\((?:\d(?:st|nd|rd|th) )?(?:L|R|C|left|right|center|centre|top|bottom|rear)\)"
)
_PHOTO_BY = re.compile(
    r"\((?:photo|image|picture|file photo|photograph)s?(?: by| credit| courtesy)?:? [^()]{2,80}\)\W*"
    rf"(?:{_AGENCIES}\W*)?$|[.)]\s*(?:photo: |[\w .’'-]{{3,30}}/|[\w .’'-]{{3,30}} via ){_AGENCIES}\W*$"
    rf"|\((?:[\w .’'-]{{3,30}}/|[\w .’'-]{{2,30}} via |© ?){_AGENCIES}\)\W*$",
    re.I,
)
_DATELINE = re.compile(r"^[^a-z]{3,40}(?:\([^)]*\))?\s?[—–-]")
_CREDITS = re.compile(
    r"[(\[]?(?:with )?(?:additional |further )?(?:reporting|writing|editing|compiled|edited|translated|"
    r"files|inputs?)(?:,? (?:and|by|from|with|writing|reporting|editing))+ [A-Z][^!?]{2,300}"
)
_CAPTION_WORDS = 150


def normal(line: str) -> str:
    """Return a line as the patterns see it: plain letters, single spaces, no marks at the edges."""
    return _EDGES.sub("", _SPACES.sub(" ", unicodedata.normalize("NFKC", line)))


def furniture(line: str) -> str | None:
    """Return why ``line`` is not part of a story, or ``None`` where nothing shows it."""
    bare = normal(line)
    if not bare:
        return "decoration"
    if len(bare) <= 200:
        for reason, pattern in _PATTERNS:
            if pattern.fullmatch(bare):
                return reason
    return _with_title(line.strip()) or _notice(line.strip()) or _caption(line.strip())


def _with_title(line: str) -> str | None:
    """``See also: Title``: a label with what it links to, which is no sentence."""
    match = _WITH_TITLE.match(line)
    if not match or re.search(r"[.…][\"'”’)\]]*$", line):
        return None
    set_off = match["gap"] != " "
    alone = bool(_LONE_WITH_TITLE.match(line)) and match["title"][0].isupper()
    return "see also" if set_off or alone or line.lower().startswith("read more ") else None


def _notice(line: str) -> str | None:
    if _MADE_BY_MACHINE.fullmatch(line):
        return "disclosure"
    if _COOKIES.fullmatch(line):
        return "legal notice"
    if _CREDITS.fullmatch(line):
        return "credits"
    prompt = _PROMPT.search(line)
    if (
        prompt
        and len(line.split()) <= _PROMPT_WORDS
        and not _REPORTED.search(line)
        and _TO_READER.search(line[prompt.start() :])
    ):
        return "prompt"
    return None


def _caption(line: str) -> str | None:
    if len(line.split()) > _CAPTION_WORDS or _is_story_with_dateline(line):
        return None
    if _PHOTO_BY.search(line) or len(_POSITIONS.findall(line)) > 1:
        return "image caption"
    return None


def _is_story_with_dateline(line: str) -> bool:
    """Tell a story's first line that ends in an agency's name from a caption with its place."""
    return bool(_DATELINE.match(line)) and not _POSITIONS.search(line) and "(Photo" not in line
