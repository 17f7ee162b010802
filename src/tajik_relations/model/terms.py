"""Controlled vocabularies; each member carries its definition and the convention or body that it comes from.

VCDR: Vienna Convention on Diplomatic Relations, 1961. VCCR: Vienna Convention on Consular Relations, 1963.
VCLT: Vienna Convention on the Law of Treaties, 1969; with organizations, that of 1986.
EDTF: Extended Date/Time Format, see ISO 8601-2:2019.
In the definitions, "the words" are the words of a document that the fact cites.
"""

from tajik_relations.model.typed_values import Term


class Status(Term):
    """Whether something happened, goes on or is planned, according to the document alone."""

    DONE = "done", "the act has happened"
    ONGOING = "ongoing", "the state or activity continues at the time of the document"
    ENDED = "ended", "the state or activity has ended or has been suspended"
    PLANNED = "planned", "someone intends, promises or has agreed to do something, or says that it will happen"
    DRAFT = "draft", "a text or project has been drawn up"
    CONSIDERED = "considered", "something is proposed or under review"
    CONDITIONAL = "conditional", "something happens only if something else does"


class Timing(Term):
    """Which dates the words give for a fact; none of the terms refers to today."""

    DATED = "dated", "the words give a date: a year, a month or a day", "EDTF level 0: 1996"
    PERIOD = "period", "the words give a first and a last date", "EDTF level 0: 1996/2005"
    SINCE = (
        "since",
        "the words give a first date, and the state or activity continues at the time of the document",
        "EDTF level 1: 1996/..",
    )
    UNTIL = "until", "the words give only a last date", "EDTF level 1: ../2005"
    END_UNKNOWN = (
        "end unknown",
        "the words give a first date and mention an end, but do not date the end",
        "EDTF level 1: 1996/",
    )
    START_UNKNOWN = (
        "start unknown",
        "the words give a last date and mention a beginning, but do not date the beginning",
        "EDTF level 1: /2005",
    )
    CURRENT = "current", "no date; the state or activity continues at the time of the document"
    UNDATED = "undated", "no date; the words do not say that something continues"


class BasisKind(Term):
    """The reason why a fact has a value that is not in the cited words."""

    DERIVED = "derived", "a named rule gives the value from stated values"
    IDENTIFIED = "identified", "the value is the State of a table row, known from the row's identification"
    JUDGED = "judged", "a reader decides a value that the checks leave undecided, or corrects what a check misread"


class Rule(Term):
    """The rules that give a value which the cited words do not state."""

    SUBJECT = (
        "subject of the data set",
        "the State whose relations the data set records; the words refer to it without its name",
    )
    SEAT = "State of the seat", "the State in which the named seat lies"
    COUNTERPART = "counterpart of the document", "the one partner that the whole document is about"
    PAIR = "pair of the document", "both sides of the relations, for a bilateral act whose words name no party"
    SUBDIVISION = "ISO 3166-2", "the State in which ISO 3166-2 lists the named place"
    RECEIVING = (
        "receiving State",
        "the State in which a consular post does its work, where the words name no third State",
        "VCCR 4(1)",
    )
    IDENTIFICATION = "identification", "the State of the table row, known from the row's identification"
    CARRIED = "carried over", "the only possible date in earlier words; the clause refers back to these words"
    JUDGEMENT = "judgement", "a reader's judgement, recorded with the reason, the reader and the date"


class IdentificationBasis(Term):
    """The degree: how well the State of a table row is known, from the surest to the least sure."""

    STATED = "stated", "the row names the State"
    DEDUCED = "deduced", "the document alone leaves one candidate"
    CORROBORATED = "corroborated", "an independent source gives the date of the row for this State"
    RESTORED = "restored", "another version of the same article gives the date of the row for this State"
    PROBABLE = "probable", "there is evidence for one candidate"
    CONJECTURAL = "conjectural", "circumstances suggest one of several candidates; the row has a guess, but no partner"
    OPEN = "open", "nothing decides between the candidates"


class Field(Term):
    """The field of work; the list is closed, and the documents' words are assigned to its terms."""

    POLITICAL = "political", "political relations or dialogue"
    ECONOMIC = "economic", "the economy at large"
    TRADE = "trade", "trade"
    INVESTMENT = "investment", "investment"
    FINANCE = "finance", "finance and the financial sector"
    BANKING = "banking", "banks"
    TAX = "tax", "taxes"
    CUSTOMS = "customs", "customs"
    INDUSTRY = "industry", "industry and manufacturing"
    METALLURGY = "metallurgy", "metals and metallurgy"
    MINING = "mining", "mining"
    ENERGY = "energy", "power, hydropower, oil, gas and products made of them"
    AGRICULTURE = "agriculture", "agriculture"
    CONSTRUCTION = "construction", "construction as a branch of the economy"
    TRANSPORT = "transport", "transport by road, rail, air or sea"
    COMMUNICATION = "communication", "communication and telecommunications"
    TECHNOLOGY = "technology", "technology and innovation"
    SCIENCE = "science", "science"
    EDUCATION = "education", "schools, universities and training"
    CULTURE = "culture", "culture and the arts"
    LANGUAGE = "language", "language"
    MEDIA = "media", "press and other media"
    HUMANITARIAN = "humanitarian", "work or help that the words call humanitarian"
    HEALTH = "health", "health and medicine"
    ENVIRONMENT = "environment", "the environment"
    MIGRATION = "migration", "migration"
    EMPLOYMENT = "employment", "employment and labour"
    MILITARY = "military", "armed forces and military matters"
    DEFENCE_REFORM = "defence reform", "reform of defence and of the security sector"
    SECURITY = "security", "security"
    BORDERS = "borders", "borders and their guarding"
    COUNTER_TERRORISM = "counter-terrorism", "work against terrorism"
    COUNTER_NARCOTICS = "counter-narcotics", "work against narcotics"
    CRIME = "crime", "work against crime; terrorism and narcotics have fields of their own"
    NON_PROLIFERATION = "non-proliferation", "work against the spread of weapons"
    INTELLIGENCE = "intelligence", "intelligence services"
    PEACEKEEPING = "peacekeeping", "peacekeeping"
    DEMINING = "demining", "clearing of mines"
    CRISIS_MANAGEMENT = "crisis management", "management of crises"
    CIVIL_EMERGENCIES = "civil emergencies", "disasters and civil emergencies"
    PARLIAMENTARY = "parliamentary", "work and contacts between parliaments"
    FOREIGN_POLICY = "foreign policy", "international and regional policy and issues"
    INTEGRATION = "integration", "integration of States, a region or economies"
    STABILITY = "stability", "stability of a State or region"
    DEVELOPMENT = "development", "growth and development of a State or region"
    PUBLIC_INFORMATION = "public information", "informing the public"
    OTHER = "other", "other areas at the end of a list, or a field for which there is no term here"


class Qualifier(Term):
    """How the words limit a figure."""

    EXACTLY = "exactly", "the figure stands without a limiting word"
    MORE_THAN = "more than", "the true value is above the figure, an exclusive lower bound"
    AT_LEAST = "at least", "the true value is the figure or above it, an inclusive lower bound"
    LESS_THAN = "less than", "the true value is below the figure, an exclusive upper bound"
    AT_MOST = "at most", "the true value is the figure or below it, an inclusive upper bound"
    NEARLY = "nearly", "the true value lies a little below the figure"
    ABOUT = "about", "the figure is rounded"
    SOME = "some", "the word “some” rounds the figure"
    SLIGHTLY_MORE = "slightly more", "one number is slightly larger than another, no figure given"
    SEVERAL = "several", "more than two, no figure given"
    NUMBERS_OF = "numbers of", "many, no figure given"
    A_NUMBER_OF = "a number of", "more than one, no figure given"
    HUNDREDS_OF_THOUSANDS = "hundreds of thousands", "an order of magnitude, no figure given"
    NEARLY_ALL = "nearly all", "a share close to the whole, no figure given"
    ONE_OR_OTHER = "one or the other", "the words give two values and do not choose between them"


class Ordinal(Term):
    """A rank or position that the words give."""

    FIRST = "first", "before all others"
    AMONG_THE_FIRST = "among the first", "before most others"
    SECOND = "second", "after one other"
    MAIN = "main", "the largest or most important; the words give no figure"


class RelationsTerm(Term):
    """What the words call the relations that began."""

    DIPLOMATIC = "diplomatic", "the words say diplomatic relations", "VCDR 2"
    FORMAL = "formal", "the words say formal relations"
    UNSPECIFIED = "unspecified", "the words say relations, neither diplomatic nor formal"


class Instrument(Term):
    """The act by which relations were established."""

    PROTOCOL = "protocol", "an agreement that the words call a protocol", "VCLT 2(1)(a)"
    EXCHANGE_OF_NOTES = "exchange of notes", "notes that each side sends the other"


class MissionKind(Term):
    """The type of a diplomatic mission."""

    EMBASSY = "embassy", "a mission that the words call an embassy"
    PERMANENT_MISSION = (
        "permanent mission",
        "a mission that the words call a permanent mission, to an organization or to a State",
    )
    HIGH_COMMISSION = "high commission", "a mission that the words call a high commission"
    DIPLOMATIC_MISSION = "diplomatic mission", "a mission that the words call a diplomatic mission, without its class"
    REPRESENTATION = "representation", "a mission that the words call a representation or a representative office"
    OTHER = "other", "the words use another noun for the mission; the fact has this noun"


class PostKind(Term):
    """The class of a consular post."""

    CONSULATE = "consulate", "a post headed by a consul", "VCCR 1(1)(a), 9(1)(b)"
    CONSULATE_GENERAL = "consulate general", "a post headed by a consul-general", "VCCR 1(1)(a), 9(1)(a)"
    OTHER = "other", "the words use another noun for the post; the fact has this noun"


class Designation(Term):
    """What the words call an instrument; the name does not decide whether it is a treaty (VCLT 2(1)(a))."""

    TREATY = "treaty", "an instrument that the words call a treaty"
    AGREEMENT = "agreement", "an instrument that the words call an agreement"
    AGREEMENTS_AND_TREATIES = (
        "agreements and treaties",
        "several instruments that the words call agreements and treaties",
    )
    DECLARATION = "declaration", "an instrument that the words call a declaration"
    JOINT_STATEMENT = "joint statement", "an instrument that the words call a joint statement"
    CONTRACT = "contract", "an instrument that the words call a contract"
    PROTOCOL = "protocol", "an instrument that the words call a protocol"
    STATUTE = "statute", "an instrument that the words call a statute"
    DOCUMENT = "document", "an instrument that the words only call a document"
    MEMORANDUM = "memorandum", "an instrument that the words call a memorandum"
    CONVENTION = "convention", "an instrument that the words call a convention"
    OTHER = "other", "the words use another noun for the instrument; the fact has this noun"


class TreatyLevel(Term):
    """The level of an instrument, in the document's own words."""

    INTERSTATE = "interstate", "between States or their heads"
    INTERGOVERNMENTAL = "intergovernmental", "between governments"
    INTERDEPARTMENTAL = "interdepartmental", "between ministries or other departments"
    WITH_ORGANIZATION = "with an organization", "with an international organization", "VCLT 2(1)(a) of 1986"
    COMPANIES = "of companies", "between companies, or with a company as one party"
    UNIVERSITIES = "of universities", "between universities, or with a university as one party"


class Participation(Term):
    """What the words call one side of an instrument: signatory or party."""

    SIGNATORY = (
        "signatory",
        "the words say that the side signed the instrument; it is not necessarily bound yet",
        "VCLT 14, 18(a)",
    )
    PARTY = "party", "the words say that the side is a party to the instrument, or bound by it", "VCLT 2(1)(g)"


class TreatyDate(Term):
    """What the date of an instrument means."""

    SIGNED = "signed", "the date on which the instrument was signed", "VCLT 10(b), 12"
    DATED = "dated", "the date that the words give the instrument; they do not say what was done on it"
    ADOPTED = "adopted", "the date on which the text was adopted", "VCLT 9"
    CONCLUDED = "concluded", "the date on which the instrument was reached or made"
    IN_FORCE = "in force", "the date on which the instrument entered into force", "VCLT 24"


class VisitKind(Term):
    """The protocol rank of a visit, as the words give it."""

    STATE = "state", "a visit that the words call a state visit"
    OFFICIAL = "official", "a visit that the words call an official visit"
    WORKING = "working", "a visit that the words call a working visit"
    PRIVATE = "private", "a visit that the words call a private visit"
    UNSPECIFIED = "unspecified", "a visit to which the words give no rank"


class Office(Term):
    """The office that a person holds in a fact."""

    PRESIDENT = "President", "a person whom the words call president of a State, or head of state"
    FOREIGN_MINISTER = "Minister for Foreign Affairs", "a person whom the words call foreign minister"
    SPEAKER = (
        "chair of a chamber of parliament",
        "a person whom the words call speaker, chairman or president of a chamber",
    )
    SECRETARY_GENERAL = "Secretary General", "a person whom the words call Secretary General of an organization"
    SPECIAL_REPRESENTATIVE = "Special Representative", "a person whom the words call special representative"
    AMBASSADOR = "Ambassador", "head of mission of the first class", "VCDR 14(1)(a)"
    PRIME_MINISTER = "Prime Minister", "a person whom the words call prime minister, or head of government"
    DEPUTY_MINISTER = "deputy minister", "a person whom the words call deputy or vice minister, of whatever ministry"
    OTHER = "other", "another office; the fact has the document's word for it"


class Tie(Term):
    """What the words call the relation of a State to an organization (its tie)."""

    MEMBER = "member", "the words say member, or say that the State joins or leaves and name no other tie"
    FULL_MEMBER = "full member", "the words say full member, whatever the organization's own word is"
    FOUNDING_MEMBER = "founding member", "the words say founding member or founder"
    PARTICIPATING_STATE = "participating State", "the words say participating State"
    ASSOCIATE = "associate", "the words say associate or associate member"
    OBSERVER = "observer", "the words say observer"
    PARTNER = "partner", "the words say partner"
    PARTICIPANT = "participant", "the words say that the State takes part in a programme, or is engaged with it"
    CANDIDATE = "candidate", "the words say candidate, applicant or aspirant"
    OTHER = "other", "another tie; the fact has the document's word for it"


class Aspect(Term):
    """What the words say about a tie: it exists, began, ended or is considered."""

    HOLDS = "holds", "the words say that the tie exists"
    ENTERED = "entered", "the words say that the State joined, joins or will join"
    LEFT = "left", "the words say that the State left, leaves or will leave"
    CONSIDERED = "considered", "the words say that the State considers or seeks the tie"


INSIDE = (Tie.MEMBER, Tie.FULL_MEMBER, Tie.FOUNDING_MEMBER, Tie.PARTICIPATING_STATE)
"""The ties that mean that a State is in the organization; partners and participants are not in it."""
NOT_YET = (Status.PLANNED, Status.DRAFT, Status.CONSIDERED, Status.CONDITIONAL)
"""The statuses that do not say that something happened."""


class TradeFlow(Term):
    """The direction in which goods or their value move."""

    TOTAL = "total", "both directions together"
    EXPORTS = "exports", "from the reporting State to the other State"
    IMPORTS = "imports", "from the other State to the reporting State"


class OrganizationKind(Term):
    """The type of body that an organization is."""

    INTERGOVERNMENTAL = "intergovernmental organization", "an organization of States", "VCLT 2(1)(i)"
    GROUP = "group of States", "States that act together; the documents use one word for them"
    TRADE_AREA = "free trade area", "an area set up between States by treaty"
    COMPANY = "company", "a business undertaking"
    ARMED_FORCE = (
        "armed force",
        "forces of a State, forces led by an organization, or a part or a command of such forces",
    )
    MOVEMENT = "movement", "a political or armed movement that is not a State"
    PROGRAMME = "programme", "a programme or partnership that an organization runs"
    GOVERNMENT_BODY = "government body", "a ministry, parliament, commission or other organ of one State or of two"
    UNIVERSITY = "university", "a university or a branch of a university"
    AGENCY = "agency", "an agency, division or school of a State or an organization, or one that works abroad for it"
    POLITY = "polity", "a former State or principality without a code in ISO 3166-1 today"


class AsideReason(Term):
    """The reason why words of a document are not coded as a fact of their own."""

    HEADING = "heading", "words that name the part of the document that follows"
    TABLE_FURNITURE = "table furniture", "the heading or the frame of a table"
    PAGE_FURNITURE = "page furniture", "parts of the page that do not belong to its text: stamps, licences, buttons"
    LINK = "link to another page", "a link to another page of the same publisher"
    IMAGE_NAME = "image name", "the file name of a picture"
    BROKEN_MARKUP = "broken markup", "a piece of markup or of a sentence that has no meaning of its own"
    CONNECTIVE = "connective", "words that only join or introduce the content of facts"
    BACKGROUND = "background", "words that only give the background of facts"
    REPETITION = "repetition", "words that repeat part of a named fact"


DOUBTFUL = (IdentificationBasis.CORROBORATED, IdentificationBasis.RESTORED, IdentificationBasis.PROBABLE)
"""The degrees that are marked wherever a partner is shown, because the document alone does not give the State."""


class Lineage(Term):
    """The kind of source of an outside date, in relation to the documents; this decides what the date can show."""

    OWN_MINISTRY = "own ministry", "an authority of the subject State: its ministry, an embassy, its president"
    OTHER_MINISTRY = "other ministry", "an authority of the other State: its ministry, its president, its parliament"
    PRESS = "press", "a newspaper, a news agency or a news site, even if it quotes an authority"
    REFERENCE = (
        "encyclopaedia or reference",
        "an encyclopaedia or a work of reference, which may be a copy of another such work",
    )
    COPY = (
        "copy of the same article",
        "a copy of another version of one of the documents; it can only show what a cell once said",
    )
    SOURCE = "the source itself", "a page that is itself one of the documents; it is no additional evidence"


INDEPENDENT = (Lineage.OWN_MINISTRY, Lineage.OTHER_MINISTRY, Lineage.PRESS)
"""The kinds of source that can corroborate; works of reference cannot, because they copy one another."""


class LifeEvent(Term):
    """What a date from another publisher means for an organization: its beginning or its end."""

    FOUNDED = (
        "founded",
        "the organization was founded, or its founding treaty was signed; before that day, no State is in it",
    )
    END_AGREED = "end agreed", "the members agreed that the organization would end on a later day"
    ENDED = "ended", "the organization ceased to exist; after that day, no State is in it"
