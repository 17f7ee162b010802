"""Controlled vocabularies; each member carries its definition and the convention or body that it comes from.

VCDR: Vienna Convention on Diplomatic Relations, 1961. VCCR: Vienna Convention on Consular Relations, 1963.
VCLT: Vienna Convention on the Law of Treaties, 1969; with organizations, that of 1986.
EDTF: Extended Date/Time Format, see ISO 8601-2:2019.
"""

from tajik_relations.model.by_value import Term


class Status(Term):
    """The state of a matter, according to the document and nothing else."""

    DONE = "done", "it has happened"
    ONGOING = "ongoing", "it holds or goes on when the document speaks"
    ENDED = "ended", "it held and no longer does, or has been suspended"
    PLANNED = "planned", "someone intends, promises or has agreed to do it, or says that it will be"
    DRAFT = "draft", "a text or project has been drawn up"
    CONSIDERED = "considered", "it is proposed or under review"
    CONDITIONAL = "conditional", "it happens only if something else does"


class Timing(Term):
    """How a fact is placed in time; no member means today."""

    DATED = "dated", "the words give a date: a year, a month or a day", "EDTF level 0: 1996"
    PERIOD = "period", "the words give a first and a last date", "EDTF level 0: 1996/2005"
    SINCE = "since", "the words give a first date, and it goes on when the document speaks", "EDTF level 1: 1996/.."
    UNTIL = "until", "the words give a last date alone", "EDTF level 1: ../2005"
    END_UNKNOWN = "end unknown", "the words give a first date and an end without one", "EDTF level 1: 1996/"
    START_UNKNOWN = "start unknown", "the words give a last date and a beginning without one", "EDTF level 1: /2005"
    CURRENT = "current", "without a date: it holds or goes on when the document speaks"
    UNDATED = "undated", "without a date, and not said to go on"


class BasisKind(Term):
    """Why a value that the cited words do not state is there."""

    DERIVED = "derived", "a named rule over stated values gives it"
    IDENTIFIED = "identified", "it is the State of a table row, by the row's identification"
    JUDGED = "judged", "a reader settles what the checks leave undecided, or overrules what they misread"


class Rule(Term):
    """The rules that give a value which the cited words do not state."""

    SUBJECT = "subject of the data set", "the words refer to the State whose relations these are without naming it"
    SEAT = "State of the seat", "the State in which the named seat lies"
    COUNTERPART = "counterpart of the document", "the one partner that the whole document is about"
    PAIR = "pair of the document", "both sides of the pair, of a bilateral act whose words name no party"
    SUBDIVISION = "ISO 3166-2", "the State in which ISO 3166-2 lists the named place"
    RECEIVING = (
        "receiving State",
        "the State in which a consular post does its work, where its words name no third",
        "VCCR 4(1)",
    )
    IDENTIFICATION = "identification", "the State of the table row, by its identification"
    CARRIED = "carried over", "the one date of the words before, to which the clause refers back"
    JUDGEMENT = "judgement", "a reader's judgement, with the reason, the reader and the date beside it"


class IdentificationBasis(Term):
    """How well the State of a table row is known, from best to least."""

    STATED = "stated", "the row names the State"
    DEDUCED = "deduced", "the document alone leaves one candidate"
    CORROBORATED = "corroborated", "an independent source has this State with this date"
    RESTORED = "restored", "another version of the same article has this State beside this date"
    PROBABLE = "probable", "something speaks for one candidate"
    CONJECTURAL = "conjectural", "a guess among several candidates, which is no partner"
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
    CONSTRUCTION = "construction", "building"
    TRANSPORT = "transport", "transport by road, rail, air or sea"
    COMMUNICATION = "communication", "communication and networks"
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
    CRIME = "crime", "work against other crime"
    NON_PROLIFERATION = "non-proliferation", "work against the spread of weapons"
    INTELLIGENCE = "intelligence", "intelligence services"
    PEACEKEEPING = "peacekeeping", "peacekeeping"
    DEMINING = "demining", "clearing of mines"
    CRISIS_MANAGEMENT = "crisis management", "management of crises"
    CIVIL_EMERGENCIES = "civil emergencies", "disasters and civil emergencies"
    PARLIAMENTARY = "parliamentary", "between parliaments"
    FOREIGN_POLICY = "foreign policy", "international policy and questions"
    INTEGRATION = "integration", "integration of States"
    STABILITY = "stability", "stability of a State or region"
    DEVELOPMENT = "development", "growth and development"
    PUBLIC_INFORMATION = "public information", "what the public is told"
    OTHER = "other", "what the words call other, or a field without a term here"


class Qualifier(Term):
    """How the words limit a figure."""

    EXACTLY = "exactly", "the figure stands without a limiting word"
    MORE_THAN = "more than", "the figure is a lower bound, exclusive"
    AT_LEAST = "at least", "the figure is a lower bound, inclusive"
    LESS_THAN = "less than", "the figure is an upper bound, exclusive"
    AT_MOST = "at most", "the figure is an upper bound, inclusive"
    NEARLY = "nearly", "the true value lies a little below the figure"
    ABOUT = "about", "the figure is rounded"
    SOME = "some", "the figure is rounded, in the document's word"
    SLIGHTLY_MORE = "slightly more", "a comparison without a figure"
    SEVERAL = "several", "more than two, no figure given"
    NUMBERS_OF = "numbers of", "many, no figure given"
    A_NUMBER_OF = "a number of", "more than one, no figure given"
    HUNDREDS_OF_THOUSANDS = "hundreds of thousands", "an order of magnitude, no figure given"
    NEARLY_ALL = "nearly all", "a share close to the whole, no figure given"
    ONE_OR_OTHER = "one or the other", "the words give two values and do not choose"


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

    EMBASSY = "embassy", "called an embassy"
    PERMANENT_MISSION = "permanent mission", "called a permanent mission, to an organization or to a State"
    HIGH_COMMISSION = "high commission", "called a high commission"
    DIPLOMATIC_MISSION = "diplomatic mission", "called a diplomatic mission and no more"
    REPRESENTATION = "representation", "called a representation or a representative office"
    OTHER = "other", "another word, which the fact keeps"


class PostKind(Term):
    """The class of a consular post."""

    CONSULATE = "consulate", "a post headed by a consul", "VCCR 1(1)(a), 9(1)(b)"
    CONSULATE_GENERAL = "consulate general", "a post headed by a consul-general", "VCCR 1(1)(a), 9(1)(a)"
    OTHER = "other", "another word, which the fact keeps"


class Designation(Term):
    """What the words call an instrument; the name does not decide whether it is a treaty (VCLT 2(1)(a))."""

    TREATY = "treaty", "called a treaty"
    AGREEMENT = "agreement", "called an agreement"
    AGREEMENTS_AND_TREATIES = "agreements and treaties", "a number of both"
    DECLARATION = "declaration", "called a declaration"
    JOINT_STATEMENT = "joint statement", "called a joint statement"
    CONTRACT = "contract", "called a contract"
    PROTOCOL = "protocol", "called a protocol"
    STATUTE = "statute", "called a statute"
    DOCUMENT = "document", "called a document and no more"
    MEMORANDUM = "memorandum", "called a memorandum"
    CONVENTION = "convention", "called a convention"
    OTHER = "other", "another word, which the fact keeps"


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

    SIGNATORY = "signatory", "said to have signed it, which need not bind yet", "VCLT 14, 18(a)"
    PARTY = "party", "said to be a party, or bound", "VCLT 2(1)(g)"


class TreatyDate(Term):
    """What the date of an instrument means."""

    SIGNED = "signed", "its signature", "VCLT 10(b), 12"
    DATED = "dated", "the date that the words give it"
    ADOPTED = "adopted", "the adoption of its text", "VCLT 9"
    CONCLUDED = "concluded", "that it was reached or made"
    IN_FORCE = "in force", "its entry into force", "VCLT 24"


class VisitKind(Term):
    """The protocol rank of a visit, as the words give it."""

    STATE = "state", "called a state visit"
    OFFICIAL = "official", "called an official visit"
    WORKING = "working", "called a working visit"
    PRIVATE = "private", "called a private visit"
    UNSPECIFIED = "unspecified", "called a visit and no more"


class Office(Term):
    """The office that a person holds in a fact."""

    PRESIDENT = "President", "called president of the State, or head of state"
    FOREIGN_MINISTER = "Minister for Foreign Affairs", "called foreign minister"
    SPEAKER = "chair of a chamber of parliament", "called speaker, chairman or president of a chamber"
    SECRETARY_GENERAL = "Secretary General", "called Secretary General of an organization"
    SPECIAL_REPRESENTATIVE = "Special Representative", "called special representative"
    AMBASSADOR = "Ambassador", "head of mission of the first class", "VCDR 14(1)(a)"
    PRIME_MINISTER = "Prime Minister", "called prime minister, or head of government"
    DEPUTY_MINISTER = "deputy minister", "called deputy or vice minister, of whatever matter"
    OTHER = "other", "another office, whose word the fact keeps"


class Tie(Term):
    """How, according to the words, a State is tied to an organization."""

    MEMBER = "member", "called a member, or said to join or leave without another word"
    FULL_MEMBER = "full member", "called a full member, whatever the organization's own word is"
    FOUNDING_MEMBER = "founding member", "called a founding member or a founder"
    PARTICIPATING_STATE = "participating State", "called a participating State"
    ASSOCIATE = "associate", "called an associate, or an associate member"
    OBSERVER = "observer", "called an observer"
    PARTNER = "partner", "called a partner"
    PARTICIPANT = "participant", "said to take part, or to be engaged with it"
    CANDIDATE = "candidate", "called a candidate, an applicant or an aspirant"
    OTHER = "other", "another tie, whose word the fact keeps"


class Aspect(Term):
    """What the words say about a tie: it exists, began, ended or is considered."""

    HOLDS = "holds", "said to be what the tie says"
    ENTERED = "entered", "said to have joined or to join"
    LEFT = "left", "said to have left or to leave"
    CONSIDERED = "considered", "said to consider or seek it"


INSIDE = (Tie.MEMBER, Tie.FULL_MEMBER, Tie.FOUNDING_MEMBER, Tie.PARTICIPATING_STATE)
"""The ties that mean that someone is in the organization; partners and participants are not."""
NOT_YET = (Status.PLANNED, Status.DRAFT, Status.CONSIDERED, Status.CONDITIONAL)
"""The statuses that do not say that something happened."""


class TradeFlow(Term):
    """The direction in which goods or their value move."""

    TOTAL = "total", "both ways together"
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

    HEADING = "heading", "names the part of the document that follows"
    TABLE_FURNITURE = "table furniture", "the heading or the frame of a table"
    PAGE_FURNITURE = "page furniture", "belongs to the page and not to its matter: stamps, licences, buttons"
    LINK = "link to another page", "points to another page of the publisher"
    IMAGE_NAME = "image name", "the file name of a picture"
    BROKEN_MARKUP = "broken markup", "what is left of markup or of a sentence, without a sense of its own"
    CONNECTIVE = "connective", "joins or introduces what facts hold"
    BACKGROUND = "background", "only sets the scene for what facts hold"
    REPETITION = "repetition", "says again what a named fact holds"


DOUBTFUL = (IdentificationBasis.CORROBORATED, IdentificationBasis.RESTORED, IdentificationBasis.PROBABLE)
"""The degrees that are marked wherever a partner is shown, because the document alone does not give the State."""


class Lineage(Term):
    """The kind of source of an outside date, as seen from the documents; it decides what the date can prove."""

    OWN_MINISTRY = "own ministry", "an authority of the subject State: its ministry, an embassy, its president"
    OTHER_MINISTRY = "other ministry", "an authority of the other State: its ministry, its president, its parliament"
    PRESS = "press", "a newspaper, an agency or a news site, whomever it quotes"
    REFERENCE = "encyclopaedia or reference", "an encyclopaedia or a work of reference, which may have copied another"
    COPY = "copy of the same article", "a copy of another version of one of the documents: it restores, no more"
    SOURCE = "the source itself", "one of the documents: it witnesses nothing beside itself"


INDEPENDENT = (Lineage.OWN_MINISTRY, Lineage.OTHER_MINISTRY, Lineage.PRESS)
"""The kinds of source that can corroborate; works of reference cannot, because they copy one another."""


class LifeEvent(Term):
    """What an outside date of an organization means."""

    FOUNDED = "founded", "it was founded, or its founding treaty was signed: before, nobody can be in it"
    END_AGREED = "end agreed", "its members agreed that it would end, on a later day"
    ENDED = "ended", "it ceased to exist: after that day, nobody can be in it"
