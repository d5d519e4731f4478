"""Grammar to parse table: the only place that knows Lark, and it is needed only when the grammar has changed."""

from lark import Lark
from lark.grammar import Rule
from lark.lexer import PatternStr

from pathways.tree.table import END, Production, Table, rule_key

START = "declaration"
"""Files are parsed declaration by declaration, so that a mistake in one hides nothing of the others."""


def from_grammar(text: str, start: str = START) -> Table:
    """Build the LALR(1) table of a grammar.

    :raises lark.exceptions.GrammarError: if the grammar is not LALR(1) or not well formed
    """
    lark = Lark(
        text, parser="lalr", lexer="basic", start=[start], keep_all_tokens=True, maybe_placeholders=False
    )
    kinds = {
        each.name: each.pattern.value if isinstance(each.pattern, PatternStr) else each.name
        for each in lark.terminals
    }
    kinds["$END"] = END
    number = {rule: at for at, rule in enumerate(lark.rules)}
    parsing = lark.parse_interactive("", start=start).parser_state.parse_conf
    states: list[dict[str, int]] = [{} for _ in range(max(parsing.states) + 1)]
    for state, actions in parsing.states.items():
        for symbol, (_, what) in actions.items():
            states[state][kinds.get(symbol) or rule_key(symbol)] = (
                -1 - number[what] if isinstance(what, Rule) else what
            )
    productions = [_production(rule, kinds) for rule in lark.rules]
    return Table(states, productions, parsing.start_state, parsing.end_state)


def _production(rule: Rule, kinds: dict[str, str]) -> Production:
    parts = tuple(kinds[part.name] if part.is_term else rule_key(part.name) for part in rule.expansion)
    origin = str(rule.origin.name)
    transparent = bool(rule.options.expand1) and not rule.alias and len(parts) == 1
    return Production(str(rule.alias or origin), rule_key(origin), parts, transparent)
