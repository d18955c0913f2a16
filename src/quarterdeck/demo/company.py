"""Who and what the demo is about."""

from __future__ import annotations

from typing import Any, NamedTuple


class Person(NamedTuple):
    username: str
    name: str
    role: str
    title: str
    department: str
    skills: tuple[str, ...] = ()
    rate: int = 0
    customer: str | None = None


PEOPLE = (
    Person("ada", "Ada Lindqvist", "admin", "Founder", "Studio", ("strategy", "facilitation"), 140),
    Person("ben", "Ben Okafor", "developer", "Senior developer", "Engineering", ("python", "typescript"), 110),
    Person("mira", "Mira Castellanos", "project_manager", "Producer", "Delivery", ("planning", "scrum"), 115),
    Person("jonas", "Jonas Weber", "project_manager", "Producer", "Delivery", ("planning", "budgets"), 115),
    Person("yuki", "Yuki Tanaka", "designer", "Design lead", "Design", ("interface", "prototyping"), 120),
    Person("noor", "Noor Haddad", "designer", "Brand designer", "Design", ("identity", "illustration"), 105),
    Person("tomas", "Tomás Silva", "developer", "Front-end developer", "Engineering", ("typescript", "css"), 100),
    Person("ingrid", "Ingrid Solberg", "developer", "Back-end developer", "Engineering", ("python", "postgresql"), 105),
    Person("femi", "Femi Adeyemi", "tester", "Quality engineer", "Engineering", ("testing", "accessibility"), 90),
    Person("lena", "Lena Novak", "analyst", "Analyst", "Delivery", ("research", "analytics"), 95),
    Person("sam", "Sam Whitaker", "developer", "Mobile developer", "Engineering", ("swift", "kotlin"), 105),
    Person("rosa", "Rosa Marino", "viewer", "Bookkeeper", "Studio"),
    Person("cleo", "Cleo Brandt", "client", "Head of online", "", customer="Brightwater Brewery"),
    Person("arne", "Arne Dahl", "client", "Curator", "", customer="Halden Museum"),
)

CUSTOMERS: tuple[dict[str, Any], ...] = (
    {
        "name": "Brightwater Brewery", "industry": "Food and drink", "status": "active", "currency": "EUR",
        "website": "https://brightwater.example", "total_value": "86000", "annual_value": "12000",
        "contacts": [
            {"name": "Cleo Brandt", "email": "cleo@brightwater.example", "role": "Head of online", "type": "primary"},
            {"name": "Hugo Falk", "email": "accounts@brightwater.example", "role": "Accounts", "type": "billing"},
        ],
        "addresses": [{"type": "office", "street": "Kaianlage 4", "city": "Bremen", "postal_code": "28195", "country": "DE"}],
    },
    {
        "name": "Halden Museum", "industry": "Culture", "type": "nonprofit", "status": "active", "currency": "EUR",
        "website": "https://haldenmuseum.example", "total_value": "54000",
        "contacts": [{"name": "Arne Dahl", "email": "arne@haldenmuseum.example", "role": "Curator", "type": "primary"}],
        "addresses": [{"type": "office", "street": "Storgata 12", "city": "Halden", "postal_code": "1771", "country": "NO"}],
    },
    {
        "name": "Fjord & Field", "industry": "Retail", "status": "active", "currency": "EUR",
        "website": "https://fjordandfield.example", "total_value": "31000",
        "contacts": [{"name": "Maja Lund", "email": "maja@fjordandfield.example", "role": "Owner", "type": "primary"}],
        "addresses": [{"type": "shipping", "street": "Havnegade 8", "city": "Aarhus", "postal_code": "8000", "country": "DK"}],
    },
)  # fmt: skip

DEALS = (
    ("Web shop for Brightwater", "Brightwater Brewery", "mira", "62000", "won"),
    ("Loyalty programme", "Brightwater Brewery", "mira", "24000", "proposal"),
    ("Audio guide, second language", "Halden Museum", "jonas", "18000", "negotiation"),
    ("Rebrand", "Fjord & Field", "jonas", "31000", "won"),
    ("Winter campaign", "Fjord & Field", "jonas", "9500", "qualified"),
    ("Photo library", "Halden Museum", "jonas", "7000", "lost"),
)


class Plan(NamedTuple):
    key: str
    name: str
    customer: str | None
    manager: str
    members: tuple[str, ...]
    clients: tuple[str, ...]
    begins: int  # days before today
    ends: int  # days after today
    pace: float  # how much of the work is done by now
    visibility: str
    methodology: str
    budget: str
    description: str
    labels: tuple[tuple[str, str], ...]
    milestones: tuple[tuple[str, int], ...]
    tasks: tuple[str, ...]


LABELS = (
    ("design", "#7c5cff"),
    ("front end", "#2f80ed"),
    ("back end", "#219653"),
    ("content", "#c2790c"),
    ("urgent", "#c0392b"),
)

PLANS = (
    Plan(
        "WEB",
        "Brewery web shop",
        "Brightwater Brewery",
        "mira",
        ("ada", "ben", "yuki", "tomas", "ingrid", "femi", "lena"),
        ("cleo",),
        58,
        40,
        0.62,
        "public",
        "scrum",
        "62000",
        "A shop that sells beer, tastings and gift boxes, with delivery slots and an age check.",
        LABELS,
        (("Design agreed", -30), ("Shop open to testers", 6), ("Shop open to everybody", 38)),
        (
            "Interview six regular buyers",
            "Map the way from shelf to doorstep",
            "Wireframe the shop front",
            "Wireframe the checkout",
            "Choose the payment provider",
            "Set up staging",
            "Model products and bundles",
            "Product list with filters",
            "Product page",
            "Basket that survives a reload",
            "Age check before checkout",
            "Delivery slots by postcode",
            "Checkout in one page",
            "Payment by card",
            "Payment by invoice",
            "Order confirmation mail",
            "Stock from the warehouse system",
            "Gift boxes with a note",
            "Search that forgives typos",
            "Photography guidelines",
            "Write product texts",
            "Import the old customers",
            "Tastings with a calendar",
            "Newsletter sign-up",
            "Cookie notice that says the truth",
            "Keyboard and screen reader pass",
            "Load test with the Christmas numbers",
            "Refund from the back office",
            "Sales report per week",
            "Move the domain",
            "Train the shop team",
            "Watch the first weekend",
        ),
    ),
    Plan(
        "APP",
        "Museum guide",
        "Halden Museum",
        "jonas",
        ("sam", "yuki", "ingrid", "femi", "noor"),
        ("arne",),
        40,
        65,
        0.38,
        "public",
        "kanban",
        "54000",
        "A guide on visitors' own phones: rooms, objects, sound, and a walk for children.",
        LABELS,
        (("Content model signed", -12), ("Test with a school class", 25), ("Opening night", 60)),
        (
            "Walk the museum with a floor plan",
            "List objects for the first room",
            "Content model for objects and rooms",
            "Prototype the room screen",
            "Prototype the sound player",
            "Positioning by beacon: try it",
            "Offline copy of a room",
            "Player that goes on in the pocket",
            "Object page with a zoom",
            "Walk for children: the story",
            "Walk for children: drawings",
            "Large type and high contrast",
            "Editor for the museum's staff",
            "Import from the collection database",
            "Two languages side by side",
            "Sound recording, first room",
            "Permission texts for both shops",
            "Crash reports without names",
            "Battery test over three hours",
            "Loan devices: setup sheet",
            "Sign at the entrance",
            "Test with a school class",
        ),
    ),
    Plan(
        "BRD",
        "Fjord & Field rebrand",
        "Fjord & Field",
        "jonas",
        ("noor", "yuki", "lena", "tomas"),
        (),
        60,
        -6,
        1.0,
        "public",
        "waterfall",
        "31000",
        "Name, mark, colours and words for an outdoor shop that grew up.",
        LABELS[:1] + LABELS[3:],
        (("Directions shown", -44), ("Mark chosen", -28), ("Handbook delivered", -7)),
        (
            "Collect what the shop already has",
            "Talk to ten customers at the counter",
            "Three directions",
            "Show the directions",
            "Refine the chosen mark",
            "Colour and type",
            "Photographic style",
            "Tone of voice",
            "Shop signs",
            "Bags and labels",
            "Web templates",
            "Handbook",
            "Hand over the files",
        ),
    ),
    Plan(
        "OPS",
        "Studio operations",
        None,
        "ada",
        ("mira", "jonas", "ben"),
        (),
        30,
        90,
        0.2,
        "members",
        "kanban",
        "15000",
        "What keeps the studio running. Only for those who run it.",
        LABELS[4:],
        (("Year plan agreed", 20),),
        (
            "Year plan",
            "Renew the office lease",
            "Pick a payroll provider",
            "Pay bands",
            "Backups: restore one for real",
            "Laptop for the new colleague",
            "Retire the old file server",
            "Insurance for the museum job",
            "Summer schedule",
        ),
    ),
)

# What some of the tasks say of themselves.
DETAILS: dict[str, dict[str, Any]] = {
    "Interview six regular buyers": {
        "description": "Half an hour each, at the brewery's own bar.\n\n"
        "- How do they buy today, and what made them give up the last time?\n"
        "- Would they have beer brought home, and when?\n"
        "- What is a *tasting* to them?\n\n"
        "Notes go to @lena, who sums them up on one page.",
    },
    "Wireframe the checkout": {
        "description": "One page, no account needed. The age check comes **before** the address, so that nobody types "
        "their address for nothing.",
        "acceptance_criteria": [
            {"text": "Works with the keyboard alone"},
            {"text": "The price with deposit stands above the button"},
        ],
    },
    "Delivery slots by postcode": {
        "description": "The brewery drives on Tuesdays and Fridays, and on Saturdays within the city.\n\n"
        "| postcode | days | until |\n|---|---|---|\n| 281 | Tue, Fri, Sat | 14:00 the day before |\n"
        "| 282–283 | Tue, Fri | 12:00 the day before |\n\n"
        "Slots are held for 15 minutes while somebody pays.",
        "acceptance_criteria": [
            {"text": "A full slot is not offered"},
            {"text": "A slot is given back when nobody paid"},
            {"text": "Clocks that change in spring and autumn move no slot"},
        ],
    },
    "Search that forgives typos": {
        "description": "`hefewiezen` finds Hefeweizen, `ipa` finds every India pale ale.\n\n"
        "1. Words of a product's name count most, then its style, then its text.\n"
        "2. Two letters may be wrong in words of six or more.\n\n"
        "See [how the old shop does it](https://brightwater.example/search) and do not do that.",
        "acceptance_criteria": [{"text": "Answers within a tenth of a second"}, {"text": "Says so when it guessed"}],
    },
    "Cookie notice that says the truth": {
        "description": "We set two cookies, both for the basket. The notice says exactly that and has one button.",
    },
    "Load test with the Christmas numbers": {
        "description": "Last year: 1,900 orders on the second Friday of Advent, 40 % of them within two hours. "
        "Try three times as many.",
    },
    "Player that goes on in the pocket": {
        "description": "Visitors put the phone away and look at the ship. The sound must go on, and stop at the next room.",
        "acceptance_criteria": [{"text": "An hour with the screen locked"}, {"text": "A call interrupts, and gives back"}],
    },
    "Backups: restore one for real": {
        "description": "On a machine that has nothing of ours: restore, sign in, open one file. Write down how long it took.",
        "recurrence": "FREQ=MONTHLY;INTERVAL=3",
    },
}  # fmt: skip

# What a title speaks of; a task that speaks of nothing of it is front end.
THEMES = (
    ("content", ("text", "interview", "talk", "story", "sound rec", "tone", "recording", "list objects", "newsletter")),
    (
        "design",
        ("wireframe", "photo", "drawing", "colour", "sign at", "shop signs", "mark", "direction", "bags", "map"),
    ),
    (
        "back end",
        ("payment", "import", "stock", "load test", "staging", "model", "domain", "offline", "refund", "report"),
    ),
)


def theme_of(title: str) -> str:
    """The label that suits a task."""
    return next((theme for theme, words in THEMES if any(word in title.lower() for word in words)), "front end")


ISSUES = (
    ("WEB", "Basket loses the gift note on the phone", "bug", "major", "frontend", "cleo"),
    ("WEB", "Slots show yesterday after midnight", "bug", "critical", "backend", "femi"),
    ("WEB", "Could the receipt show the deposit?", "question", "minor", "frontend", "cleo"),
    ("APP", "Player stops when the screen locks", "bug", "major", "mobile", "femi"),
    ("APP", "Labels overlap in Norwegian", "bug", "minor", "ui_ux", "arne"),
)

REMARKS = (
    "I had a look: this is smaller than we thought.",
    "Waiting for the texts, then it goes quickly.",
    "@mira can you ask the customer about this?",
    "Tested on two phones and an old tablet, all fine.",
    "The sketch is in the project's files.",
    "@ada is this still within the budget?",
    "Let us keep the first version plain.",
    "Done on staging, please try it.",
    "This needs a word with @ben before we start.",
    "Split off the second half, it is its own piece of work.",
    "The numbers from last year are in the sheet.",
)

CHATTER = (
    "Good morning. Staging is up again.",
    "Who joins the call at eleven?",
    "The new checkout is so much calmer.",
    "I pushed the fix for the slots, please try once more.",
    "Photos arrived, they are lovely.",
    "Customer is happy with direction two.",
    "Lunch at the harbour today?",
    "Reminder: time sheets until Friday.",
    "I will be away on Thursday afternoon.",
    "Can somebody look at the review with fresh eyes?",
)
