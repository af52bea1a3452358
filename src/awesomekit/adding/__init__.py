"""A new entry: what is known of it from its address and from services, its text and its place.

Nothing here touches files or the network.
"""

from awesomekit.adding.draft import Known, NewEntry, entry_text, merge_known
from awesomekit.adding.place import choose_list, choose_section, inserted, twin
from awesomekit.adding.sources import Answer, Query, queries, told, told_by_address

__all__ = [
    "Answer",
    "Known",
    "NewEntry",
    "Query",
    "choose_list",
    "choose_section",
    "entry_text",
    "inserted",
    "merge_known",
    "queries",
    "told",
    "told_by_address",
    "twin",
]
