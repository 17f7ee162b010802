"""Controlled vocabularies; each member carries its definition and the convention or body that it comes from.

VCDR: Vienna Convention on Diplomatic Relations, 1961. VCCR: Vienna Convention on Consular Relations, 1963.
VCLT: Vienna Convention on the Law of Treaties, 1969; with organizations, that of 1986.
EDTF: Extended Date/Time Format, see ISO 8601-2:2019.
"""

from tajik_relations.model.by_value import Term


class Status(Term):
    """The state of a matter, according to the document and nothing else."""

    DONE = "done", "the act has happened"
    ONGOING = "ongoing", "the matter holds or goes on when the document speaks"
    ENDED = "ended", "the matter held and no longer does, or has been suspended"
    PLANNED = "planned", "someone intends, promises or has agreed to do something, or says that it will happen"
    DRAFT = "draft", "a text or project has been drawn up"
    CONSIDERED = "considered", "the matter is proposed or under review"
    CONDITIONAL = "conditional", "the matter happens only if something else does"


class Timing(Term):
    """How a fact is placed in time; no term means today."""

    DATED = "dated", "the words give a date: a year, a month or a day", "EDTF level 0: 1996"
    PERIOD = "period", "the words give a first and a last date", "EDTF level 0: 1996/2005"
    SINCE = (
        "since",
        "the words give a first date, and the matter goes on when the document speaks",
        "EDTF level 1: 1996/..",
    )
    UNTIL = "until", "the words give a last date alone", "EDTF level 1: ../2005"
    END_UNKNOWN = "end unknown", "the words give a first date, and an end without a date", "EDTF level 1: 1996/"
    START_UNKNOWN = "start unknown", "the words give a last date, and a beginning without a date", "EDTF level 1: /2005"
    CURRENT = "current", "no date; the matter holds or goes on when the document speaks"
    UNDATED = "undated", "no date; the words do not say that the matter goes on"


class BasisKind(Term):
    """Why a value that the cited words do not state is there."""

    DERIVED = "derived", "a named rule gives the value from stated values"
    IDENTIFIED = "identified", "the value is the State of a table row, known from the row's identification"
    JUDGED = "judged", "a reader settles what the checks leave undecided, or overrules what they misread"


class Rule(Term):
    """The rules that give a value which the cited words do not state."""

    SUBJECT = "subject of the data set", "the State whose relations these are; the words refer to it without its name"
    SEAT = "State of the seat", "the State in which the named seat lies"
    COUNTERPART = "counterpart of the document", "the one partner that the whole document is about"
    PAIR = "pair of the document", "both sides of the pair, for a bilateral act whose words name no party"
    SUBDIVISION = "ISO 3166-2", "the State in which ISO 3166-2 lists the named place"
    RECEIVING = (
        "receiving State",
        "the State in which a consular post does its work, where the words name no third State",
        "VCCR 4(1)",
    )
    IDENTIFICATION = "identification", "the State of the table row, known from the row's identification"
    CARRIED = "carried over", "the one date of earlier words, to which the clause refers back"
    JUDGEMENT = "judgement", "a reader's judgement, with the reason, the reader and the date beside it"


class IdentificationBasis(Term):
    """How well the State of a table row is known, from best to least."""

    STATED = "stated", "the row names the State"
    DEDUCED = "deduced", "the document alone leaves one candidate"
    CORROBORATED = "corroborated", "an independent source has this State with this date"
    RESTORED = "restored", "another version of the same article has this State beside this date"
    PROBABLE = "probable", "something speaks for one candidate"
    CONJECTURAL = "conjectural", "circumstances suggest one of several candidates; the row has a guess and no partner"
    OPEN = "open", "nothing decides between the candidates"


class Field(Term):
    """The field of work; a closed list to which the documents' words are assigned."""

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
    ENERGY = "energy", "power, hydropower, oil, gas and what is made of them"
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
    HUMANITARIAN = "humanitarian", "what the words call humanitarian"
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
    FOREIGN_POLICY = "foreign policy", "international policy and questions"
    INTEGRATION = "integration", "integration of States, a region or economies"
    STABILITY = "stability", "stability of a State or region"
    DEVELOPMENT = "development", "growth and development of a State or region"
    PUBLIC_INFORMATION = "public information", "what the public learns or should learn"
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
    SOME = "some", "the word some rounds the figure"
    SLIGHTLY_MORE = "slightly more", "one side is slightly more than the other, no figure given"
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
    MAIN = "main", "larger than any other, without a figure"


class RelationsTerm(Term):
    """What the words call the relations that began."""

    DIPLOMATIC = "diplomatic", "the words say diplomatic relations", "VCDR 2"
    FORMAL = "formal", "the words say formal relations"
    UNSPECIFIED = "unspecified", "the words say relations and no more"


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
    DIPLOMATIC_MISSION = "diplomatic mission", "a mission that the words call a diplomatic mission and no more"
    REPRESENTATION = "representation", "a mission that the words call a representation or a representative office"
    OTHER = "other", "the words have another noun for the mission, which the fact keeps"


class PostKind(Term):
    """The class of a consular post."""

    CONSULATE = "consulate", "a post headed by a consul", "VCCR 1(1)(a), 9(1)(b)"
    CONSULATE_GENERAL = "consulate general", "a post headed by a consul-general", "VCCR 1(1)(a), 9(1)(a)"
    OTHER = "other", "the words have another noun for the post, which the fact keeps"


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
    DOCUMENT = "document", "an instrument that the words call a document and no more"
    MEMORANDUM = "memorandum", "an instrument that the words call a memorandum"
    CONVENTION = "convention", "an instrument that the words call a convention"
    OTHER = "other", "the words have another noun for the instrument, which the fact keeps"


class TreatyLevel(Term):
    """The level of an instrument, in the document's own words."""

    INTERSTATE = "interstate", "between States or their heads"
    INTERGOVERNMENTAL = "intergovernmental", "between governments"
    INTERDEPARTMENTAL = "interdepartmental", "between ministries or other departments"
    WITH_ORGANIZATION = "with an organization", "with an international organization", "VCLT 2(1)(a) of 1986"
    COMPANIES = "of companies", "with or between companies"
    UNIVERSITIES = "of universities", "with or between universities"


class Participation(Term):
    """The tie of one side to an instrument."""

    SIGNATORY = (
        "signatory",
        "the words say that the side signed the instrument; the signature need not bind it yet",
        "VCLT 14, 18(a)",
    )
    PARTY = "party", "the words say that the side is a party to the instrument, or bound by it", "VCLT 2(1)(g)"


class TreatyDate(Term):
    """What the date of an instrument means."""

    SIGNED = "signed", "the date on which the instrument was signed", "VCLT 10(b), 12"
    DATED = "dated", "the date that the words give the instrument, without saying what was done on it"
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
    OTHER = "other", "another office, for which the fact keeps the document's word"


class Tie(Term):
    """How, according to the words, a State is tied to an organization."""

    MEMBER = "member", "the words say member, or say that the State joins or leaves and name no other tie"
    FULL_MEMBER = "full member", "the words say full member, whatever the organization's own word is"
    FOUNDING_MEMBER = "founding member", "the words say founding member or founder"
    PARTICIPATING_STATE = "participating State", "the words say participating State"
    ASSOCIATE = "associate", "the words say associate or associate member"
    OBSERVER = "observer", "the words say observer"
    PARTNER = "partner", "the words say partner"
    PARTICIPANT = "participant", "the words say that the State takes part in a programme, or is engaged with it"
    CANDIDATE = "candidate", "the words say candidate, applicant or aspirant"
    OTHER = "other", "another tie, for which the fact keeps the document's word"


class Aspect(Term):
    """What the words say about a tie: it exists, began, ended or is considered."""

    HOLDS = "holds", "the words say that the tie exists"
    ENTERED = "entered", "the words say that the State joined, joins or will join"
    LEFT = "left", "the words say that the State left, leaves or will leave"
    CONSIDERED = "considered", "the words say that the State considers or seeks the tie"


INSIDE = (Tie.MEMBER, Tie.FULL_MEMBER, Tie.FOUNDING_MEMBER, Tie.PARTICIPATING_STATE)
"""The ties that mean that someone is in the organization; partners and participants are not."""
NOT_YET = (Status.PLANNED, Status.DRAFT, Status.CONSIDERED, Status.CONDITIONAL)
"""The statuses that do not say that something happened."""


class TradeFlow(Term):
    """The direction in which goods or their value move."""

    TOTAL = "total", "both directions together"
    EXPORTS = "exports", "from the reporting State to the other"
    IMPORTS = "imports", "from the other to the reporting State"


class OrganizationKind(Term):
    """The type of body that an organization is."""

    INTERGOVERNMENTAL = "intergovernmental organization", "an organization of States", "VCLT 2(1)(i)"
    GROUP = "group of States", "States that act together, named by one word"
    TRADE_AREA = "free trade area", "an area set up between States by treaty"
    COMPANY = "company", "a business undertaking"
    ARMED_FORCE = "armed force", "forces of a State or led by an organization, or a part or a command of them"
    MOVEMENT = "movement", "a political or armed movement that is no State"
    PROGRAMME = "programme", "a programme or partnership that an organization runs"
    GOVERNMENT_BODY = "government body", "a ministry, parliament, commission or other organ of one State or of two"
    UNIVERSITY = "university", "a university or its branch"
    AGENCY = "agency", "an agency, division or school of a State or an organization, or one that works abroad for it"
    POLITY = "polity", "a polity of the past, without a code in ISO 3166-1 today"


class AsideReason(Term):
    """Why words of a document carry no fact of their own."""

    HEADING = "heading", "words that name the part of the document that follows"
    TABLE_FURNITURE = "table furniture", "the heading or the frame of a table"
    PAGE_FURNITURE = "page furniture", "what belongs to the page and not to its text: stamps, licences, buttons"
    LINK = "link to another page", "a link to another page of the same publisher"
    IMAGE_NAME = "image name", "the file name of a picture"
    BROKEN_MARKUP = "broken markup", "what is left of markup or of a sentence and has no meaning of its own"
    CONNECTIVE = "connective", "words that join or introduce what facts hold"
    BACKGROUND = "background", "words that only set the scene for what facts hold"
    REPETITION = "repetition", "words that repeat what a named fact holds"


DOUBTFUL = (IdentificationBasis.CORROBORATED, IdentificationBasis.RESTORED, IdentificationBasis.PROBABLE)
"""The degrees that are marked wherever a partner is shown, because the document alone does not give the State."""


class Lineage(Term):
    """The kind of source of an outside date, as seen from the documents; it decides what the date can prove."""

    OWN_MINISTRY = "own ministry", "an authority of the subject State: its ministry, an embassy, its president"
    OTHER_MINISTRY = "other ministry", "an authority of the other State: its ministry, its president, its parliament"
    PRESS = "press", "a newspaper, an agency or a news site, whomever it quotes"
    REFERENCE = "encyclopaedia or reference", "an encyclopaedia or a work of reference, which may have copied another"
    COPY = (
        "copy of the same article",
        "a copy of another version of one of the documents, which can only restore a cell",
    )
    SOURCE = "the source itself", "a page that is itself one of the documents, and so no further evidence"


INDEPENDENT = (Lineage.OWN_MINISTRY, Lineage.OTHER_MINISTRY, Lineage.PRESS)
"""The kinds of source that can corroborate; works of reference cannot, because they copy one another."""


class LifeEvent(Term):
    """What an outside date of an organization means."""

    FOUNDED = "founded", "the organization was founded, or its founding treaty signed; before that day, nobody is in it"
    END_AGREED = "end agreed", "the members agreed that the organization would end on a later day"
    ENDED = "ended", "the organization ceased to exist; after that day, nobody is in it"
