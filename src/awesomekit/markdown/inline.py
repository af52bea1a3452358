"""markdown-it's inline parser, told apart by characters and keeping positions.

The grammar is markdown-it's: its rules run unchanged. Two things differ. A rule is tried only
where its first character stands, which saves most of the calls of the plain parser. And the
state knows where each token starts: pending text is always one slice of the source, so it is
kept as two offsets instead of a string.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from awesomekit.markdown.autolink import bare_address, bare_mail, bare_www

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from markdown_it import MarkdownIt

    Rule = Callable[[StateInline, bool], bool]

MAX_BRACKET_DEPTH = 20

_RULES_BY_CHARACTER = {
    "\n": ("newline",),
    "\\": ("escape",),
    "`": ("backticks",),
    "~": ("strikethrough",),
    "*": ("emphasis",),
    "_": ("emphasis",),
    "[": ("link", "footnote_ref"),
    "!": ("image",),
    "<": ("autolink", "html_inline"),
    "&": ("entity",),
    "w": ("bare_www",),
    ":": ("bare_address", "bare_mail"),
    "@": ("bare_mail",),
}
_STOP = re.compile(r"[\n\\`~*_\[\]<&@]|!(?=\[)|www\.|:(?=//)|(?<=mailto):|(?<=xmpp):")


class PositionedState(StateInline):
    """One run of inline text; ``at[i]`` is where ``tokens[i]`` starts in ``src``.

    ``ends`` maps the index of a token that a rule made to the offset after it, ``label_ends``
    the index of a ``link_open`` token to the closing bracket of its label.
    """

    def __init__(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], out: list[Token]
    ) -> None:
        self.pending_start = 0
        self.pending_end = 0
        self.at: list[int] = []
        self.ends: dict[int, int] = {}
        super().__init__(src, md, env, out)

    @property
    def pending(self) -> str:
        """Text that no token holds yet."""
        return self.src[self.pending_start : self.pending_end]

    @pending.setter
    def pending(self, value: str) -> None:
        # rules only ever cut its end
        self.pending_end = self.pending_start + len(value)

    def append_pending(self, text: str) -> None:
        """Add what stands at ``pos``."""
        if self.pending_start == self.pending_end:
            self.pending_start = self.pending_end = self.pos
        self.pending_end += len(text)

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        """Make a text token of the pending text."""
        token = Token("text", "", 0)
        token.content = self.src[self.pending_start : self.pending_end]
        token.level = self.pendingLevel
        self.tokens.append(token)
        self.at.append(self.pending_start)
        self.pending_start = self.pending_end
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token that starts at ``pos``."""
        if self.pending_end > self.pending_start:
            self.pushPending()
        self.at.append(self.pos)
        return super().push(ttype, tag, nesting)


class PositionedInline(ParserInline):
    """A drop-in for ``MarkdownIt.inline``; call :meth:`bind` after all plugins are in."""

    def bind(self) -> None:
        """Sort the active rules by the characters they start at.

        Raises:
            RuntimeError: a rule is active whose first character is not known here.
        """
        names = self.ruler.get_active_rules()
        rules: dict[str, Rule] = dict(zip(names, self.ruler.getRules(""), strict=True))
        rules |= {"bare_address": bare_address, "bare_mail": bare_mail, "bare_www": bare_www}
        known = {name for group in _RULES_BY_CHARACTER.values() for name in group} | {"text"}
        if unknown := rules.keys() - known:
            raise RuntimeError(f"inline rules without a first character: {sorted(unknown)}")
        self._by_character = {
            char: tuple(rules[name] for name in group if name in rules)
            for char, group in _RULES_BY_CHARACTER.items()
        }
        # the rule that joins text tokens would lose positions; the collector joins them
        self._after = [
            rule
            for name, rule in zip(
                self.ruler2.get_active_rules(), self.ruler2.getRules(""), strict=True
            )
            if name != "fragments_join"
        ]

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - markdown-it's name
        """Step over one token without making it."""
        pos = state.pos
        cached = state.cache.get(pos)
        if cached is not None:
            state.pos = cached
            return
        stop = _STOP.search(state.src, pos, state.posMax)
        at = stop.start() if stop else state.posMax
        if at > pos:
            state.pos = at
        elif state.level >= MAX_BRACKET_DEPTH:
            state.pos = state.posMax
        else:
            state.level += 1
            for rule in self._by_character.get(state.src[pos], ()):
                if rule(state, True):
                    break
            else:
                state.pos = pos + 1
            state.level -= 1
        state.cache[pos] = state.pos

    def tokenize(self, state: StateInline) -> None:
        """Make the tokens of ``src[pos:posMax]``."""
        assert isinstance(state, PositionedState)
        src, end, tokens = state.src, state.posMax, state.tokens
        find_stop, by_character = _STOP.search, self._by_character
        while state.pos < end:
            pos = state.pos
            stop = find_stop(src, pos, end)
            at = stop.start() if stop else end
            if at > pos:
                if state.pending_start == state.pending_end:
                    state.pending_start = pos
                state.pending_end = state.pos = at
                if at >= end:
                    break
            char = src[at]
            count = len(tokens)
            had_text = state.pending_end > state.pending_start
            text_start = state.pending_start
            if state.level < MAX_BRACKET_DEPTH:
                for rule in by_character.get(char, ()):
                    if rule(state, False):
                        break
                else:
                    state.append_pending(char)
                    state.pos = at + 1
                    continue
            else:
                state.append_pending(char)
                state.pos = at + 1
                continue
            if len(tokens) > count:
                self._mark(state, char, count, had_text, text_start, at)
        if state.pending_end > state.pending_start:
            state.pushPending()

    @staticmethod
    def _mark(
        state: PositionedState, char: str, first: int, had_text: bool, text_start: int, at: int
    ) -> None:
        tokens = state.tokens
        if had_text and tokens[first].type == "text":
            text_start += len(tokens[first].content)
            first += 1
        if char in "*_~":
            # one token for each delimiter, all pushed at the same offset
            for index in range(first, len(tokens)):
                state.at[index] = at
                at += len(tokens[index].content)
            return
        if char in ":@" and tokens[first].type == "link_open":
            # the scheme or the local part was taken back from the text before
            state.at[first] = text_start if had_text else at
        elif char == "[" and tokens[first].type == "link_open":
            state.at[first] = at
        state.ends[first] = state.pos

    def parse_positioned(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any]
    ) -> PositionedState:
        """Parse one block's text; the returned state holds tokens and positions."""
        state = PositionedState(src, md, env, [])
        self.tokenize(state)
        if state.delimiters or any(state.tokens_meta):
            for rule in self._after:
                rule(state)
        return state

    def parse(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]
    ) -> list[Token]:
        """Parse into ``tokens``; an image's alternative text comes this way."""
        state = self.parse_positioned(src, md, env)
        tokens.extend(state.tokens)
        return tokens
