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
    productions = sorted(
        {rule: _production(rule, kinds) for rule in lark.rules}.items(), key=lambda pair: pair[1]
    )
    number = {rule: at for at, (rule, _) in enumerate(productions)}
    parsing = lark.parse_interactive("", start=start).parser_state.parse_conf
    actions = {
        state: {kinds.get(symbol) or rule_key(symbol): what for symbol, (_, what) in sorted(found.items())}
        for state, found in parsing.states.items()
    }
    order = _in_order_of_reading(actions, parsing.start_state)
    renumbered = {state: at for at, state in enumerate(order)}
    states = [
        {
            kind: -1 - number[what] if isinstance(what, Rule) else renumbered[what]
            for kind, what in actions[state].items()
        }
        for state in order
    ]
    made = [production for _, production in productions]
    return Table(states, made, renumbered[parsing.start_state], renumbered[parsing.end_state])


def _in_order_of_reading(actions: dict[int, dict[str, int | Rule]], first: int) -> list[int]:
    """The states in the order in which a reader of the sorted table meets them: Lark numbers them anew each time."""
    order = [first]
    seen = {first}
    for state in order:
        following = [
            what
            for _, what in sorted(actions[state].items(), key=lambda pair: pair[0])
            if isinstance(what, int)
        ]
        for each in following:
            if each not in seen:
                seen.add(each)
                order.append(each)
    return order


def _production(rule: Rule, kinds: dict[str, str]) -> Production:
    parts = tuple(kinds[part.name] if part.is_term else rule_key(part.name) for part in rule.expansion)
    origin = str(rule.origin.name)
    transparent = bool(rule.options.expand1) and not rule.alias and len(parts) == 1
    return Production(str(rule.alias or origin), rule_key(origin), parts, transparent)
