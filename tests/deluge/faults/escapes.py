"""Text that becomes HTML, or stays what it is."""

from tests.deluge.faults.fault import Fault

ESCAPES = (
    Fault("replaceAll without true", "ideolve_escape", '"&lt;",true', '"&lt;"'),
    Fault(
        "replaceAll without true for the address", "ideolve_sync", '"{note}",note_id,true', '"{note}",note_id'
    ),
    Fault(
        "an unescaped name in a note",
        "ideolve_sync",
        'standalone.ideolve_escape(name) + "</b> in Zoho CRM',
        'name + "</b> in Zoho CRM',
    ),
    Fault(
        "an unescaped name in a comment",
        "ideolve_sync",
        'standalone.ideolve_escape(name) + "</b> was changed',
        'name + "</b> was changed',
    ),
    Fault(
        "an unescaped deal on the account", "ideolve_tell_account", "standalone.ideolve_escape(name)", "name"
    ),
    Fault(
        "an unescaped title of a meeting",
        "ideolve_meeting_added",
        "standalone.ideolve_escape(title)",
        "title",
    ),
    Fault(
        "an unescaped value of a meeting",
        "ideolve_meeting_added",
        'standalone.ideolve_escape(field.get("label") + ": " + shown)',
        'field.get("label") + ": " + shown',
    ),
    Fault(
        "an unescaped value",
        "ideolve_rows",
        'standalone.ideolve_escape(field.get("label") + ": " + shown) + ',
        'field.get("label") + ": " + shown + ',
    ),
    Fault(
        "an unescaped former value",
        "ideolve_rows",
        ' (before: " + old + ")") + "</li>"',
        ' (before: ") + old + ")" + "</li>"',
    ),
    Fault(
        "the ampersand last",
        "ideolve_escape",
        'plain.replaceAll("&","&amp;",true).replaceAll("<","&lt;",true)',
        'plain.replaceAll("<","&lt;",true).replaceAll("&","&amp;",true)',
    ),
    Fault(
        "a subject that is escaped",
        "ideolve_sync",
        'note.put("subject",kind + ": " + name)',
        'note.put("subject",kind + ": " + standalone.ideolve_escape(name))',
    ),
)
