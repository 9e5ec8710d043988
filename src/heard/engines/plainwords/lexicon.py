"""Words that tell what stands beside them: titles, kin, places, organisations, conditions.

Written by hand from general knowledge. In lower case, without
accents, as `shadow.Shadow` folds them.
"""

from heard.engines.plainwords.listing import listed

# After these a name comes, whatever the letters' case.
SURE_TITLES = listed("mr mrs ms mx dr prof professor cllr councillor rev reverend pani")
# These are other words too: a capital or a known name must follow.
TITLES = SURE_TITLES | listed(
    """
    miss sir madam dame lord lady doctor nurse sister matron midwife father pastor imam rabbi
    auntie aunty aunt uncle nan nana nanny nanna gran granny grandma grandmother grandad
    granddad grandpa nanu dadi nani baba pan senora senor madame monsieur frau herr cousin coach
    judge baby little
    """
)
PARTICLES = listed(
    """
    de da do dos del della di du la le van von der den bin ibn al el ul abu st ap ab
    """
)

KIN = listed(
    """
    son sons daughter daughters boy boys girl girls lad lads child children kid kids baby twin
    twins triplets toddler teenager teen grandson grandsons granddaughter granddaughters
    grandchild grandchildren nephew nephews niece nieces brother brothers sister sisters sibling
    siblings cousin cousins husband wife hubby hubbys partner mum mummy mom mam mother dad daddy
    father friend friends mate mates stepson stepdaughter stepdad stepmum ex youngest eldest
    oldest middle neighbour nan nana nanny gran grandma grandad uncle auntie aunt aunty ds dd dh
    fiance fiancee bestie syn syna synowi corka corki corke maz zona fiul fiica hijo hija fils
    fille filho filha mab merch sohn tochter oglum kizim wiilkayga gabadhayda sunus dukra figlio
    figlia gwr gwraig sin dochka
    """
)
ROLES = listed(
    """
    teacher senco sendco headteacher head ta tutor caseworker worker officer psychologist
    therapist consultant paediatrician psychiatrist keyworker visitor nurse midwife doctor
    manager assistant gp coordinator practitioner governor driver escort carer childminder
    solicitor advocate counsellor physio dietician lady woman man bloke guy person chap someone
    somebody colleague coach ep salt slt lsa one-to-one
    """
)
CALLED = listed("called named")
MY = listed("my our his her their your the a an this that another")

# What a person does or is: after a word at the start of a sentence it tells that it is a name.
DOES = listed(
    """
    is was has had does did isn't isnt wasn't wasnt hasn't hasnt hadn't hadnt doesn't doesnt
    didn't didnt can can't cant cannot won't wont wouldn't couldn't will would could says said
    told tells rang rings called calls phoned emailed texted wrote came comes went goes loves
    loved likes liked hates hated needs needed wants wanted gets got gave gives helped helps
    listened listens thinks thought knows knew feels felt started starts left moved lives lived
    struggles struggled suffers attends attended waited waits cries cried asked asks refused
    refuses ran runs works worked deserves enjoys enjoyed became finds found never always still
    just really also who and & understands understood goes saw sees turned keeps kept made makes
    takes took seems finally promised stopped looks sat sits spoke speaks learned understood
    replied died used
    """
)
# As DOES, without what may follow an ordinary word as well as a name.
DOES_FIRMLY = listed(
    """
    has had says said told rang phoned emailed wrote loves loved likes liked hates hated needs
    wants wanted got gave helped listened thinks thought knows knew started left moved lives
    lived struggles attends waited cries cried refused goes went doesn't doesnt didn't hasn't
    can't came comes deserves enjoys understood understands turned spoke replied
    """
)
BELONGINGS = listed(
    """
    teacher teachers school schools ehcp ehc plan plans needs class classroom behaviour
    diagnosis mum dad mother father parents family sister brother case caseworker file letter
    report review placement education future ot ep salt slt gp consultant doctor dr head teacher
    transport therapy therapist pa one-to-one sendco tutor future anxiety autism adhd taxi
    transport senco ta hearing speech sleep whole year book medication appointment assessment
    support nursery teacher's head name voice views week
    """
)

GREETINGS = listed("hi hello hiya hey dear morning afternoon evening")
PARTINGS = listed(
    "thanks thank thankyou regards wishes cheers sincerely faithfully love from signed ta truly "
    "best kindest respectfully hugs thx dziekuje diolch merci pozdrawiam"
)

MONTHS_AND_SEASONS = listed("april may june july august autumn summer winter spring january")
BEFORE_A_TIME = listed(
    "in since last next by until till this of from early late mid end every on during before after "
    "all through over the each around to and or for"
)

SCHOOL_TYPES = listed(
    """
    school academy college nursery primary infants preschool pre-school kindergarten
    """
)
SCHOOL_WORDS = SCHOOL_TYPES | listed(
    """
    infant junior juniors secondary high grammar special community church ce rc catholic c.e
    cofe sixth form comprehensive independent free voluntary aided controlled prep preparatory
    technology sports specialist first middle upper lower
    """
)
NOT_A_SCHOOLS_NAME = listed(
    """
    the a an my our his her their your this that these those which what any no every each
    another new old local mainstream special specialist state private independent early years
    year good bad best worst right wrong same different other current previous last next big
    small nearest after before to at in from of for and or with head whole day boarding
    residential alternative english french welsh german polish muslim some many most all few
    both in-house summer sunday saturday home same i it we he she they is was are were has had
    be not by on sen send ehcp named suitable one two three four five six primary secondary
    nursery school if when because since during until started starting leaving attend attends
    attended left finished only such into about
    """
)
ORGANISATIONS = listed(
    """
    class hospice wood woods lodge council centre center hospital clinic trust service services
    team hub club group forum charity society association foundation act road street lane avenue
    station park library surgery practice ward unit university authority committee department
    house hall church mosque gp pharmacy project partnership network fund allowance credit
    officer panel tribunal court campaign scheme programme program theatre cinema gym leisure
    festival airport village town city county district borough valley river beach hill arena
    shire north south east west plan order pathway framework offer football rugby cricket united
    rovers albion
    """
)
# Of ORGANISATIONS, what a surname may be: after a given name it is one.
SURNAMES_TOO = listed(
    "hill wood woods west north park hall lane church street ward house lodge law"
)
CONDITION_NOUNS = listed(
    "syndrome disease disorder palsy chorea malformation anomaly spectrum scale test phenotype "
    "sequence encephalopathy ataxia dystrophy profile"
)
# Named after people or places, and never about one here.
EPONYMS = listed(
    """
    down downs asperger aspergers asperger's tourette tourettes tourette's rett retts prader
    willi prader-willi angelman ehlers danlos ehlers-danlos duchenne dravet crohn crohns marfan
    noonan digeorge sotos kabuki kleefstra perthes hirschsprung huntington alzheimer parkinson
    braille makaton numicon lego montessori steiner bobath elklan zones attention pecs portage
    earlybird thrive smith-magenis klinefelter patau fragile-x landau-kleffner lennox-gastaut
    klippel-feil charcot-marie-tooth becker irlen bayley conners vineland griffiths hanen
    """
)
SERVICES = listed(
    """
    camhs sendias sendiass send sen nhs ehcp ehcps ehc ofsted cqc mencap ipsea sossen scope
    barnardo barnardos nspcc samaritans childline youngminds kooth contact portage google
    facebook zoom teams youtube minecraft roblox fortnite netflix ipad lego disney peppa tesco
    asda aldi lidl amazon mcdonalds mcdonald's greggs xbox playstation nintendo pokemon whatsapp
    tiktok instagram twitter snapchat snap insta microsoft skype uber motability jobcentre hmrc
    dwp capita serco mind tourette covid boots specsavers tapestry parentmail classdojo arbor
    dojo bikeability bluey paw patrol tumble hogwarts healios psicon xenzone mindmate gulliver's
    samsung galaxy iphone android huawei nokia gmail hotmail outlook elsa kafka frozen
    numberblocks cbeebies groundhog marvel spiderman batman thomas-the-tank sertraline ritalin
    concerta melatonin risperidone medikinet elvanse strattera fluoxetine calpol equasym
    circadin brexit parliament westminster whitehall acorns widgit signalong cerebra newlife
    homestart surestart changing
    """
)
PLACES = listed(
    """
    aberdeen accrington aldershot andover ashford aylesbury banbury bangor barking barnet
    barnsley barrow basildon basingstoke bath batley bedford bedfordshire belfast berkshire
    beverley bexley birkenhead birmingham blackburn blackpool bolton bournemouth bracknell
    bradford brent brentwood bridgend brighton bristol bromley buckinghamshire burnley burton
    bury caerphilly calderdale cambridge cambridgeshire camden canterbury cardiff carlisle
    castleford chatham chelmsford cheltenham cheshire chesterfield chichester chorley colchester
    corby cornwall coventry crawley crewe croydon cumbria darlington dartford derby derbyshire
    dewsbury doncaster dorset dover dudley dundee durham ealing eastbourne edinburgh enfield
    england essex exeter falmouth fareham folkestone gateshead gillingham glasgow gloucester
    gloucestershire gosport grantham gravesend greenwich grimsby guildford gwent gwynedd hackney
    halifax hammersmith hampshire haringey harlow harrogate harrow hartlepool hastings havering
    hereford herefordshire hertfordshire hillingdon hounslow huddersfield hull humberside
    huntingdon ilkley ipswich islington keighley kensington kettering kidderminster kingston
    kirklees knowsley lambeth lancashire lancaster leeds leicester leicestershire lewisham
    lichfield lincolnshire liverpool llanelli loughborough lowestoft luton macclesfield
    maidstone manchester mansfield margate medway merseyside merthyr merton middlesbrough milton
    keynes newcastle newham newport norfolk northampton northamptonshire northumberland norwich
    nottingham nottinghamshire nuneaton oldham otley oxford oxfordshire pembrokeshire
    peterborough plymouth poole portsmouth powys pontefract ramsgate reading redbridge redcar
    redditch redhill rochdale rotherham rugby runcorn rutland salford salisbury sandwell
    scarborough scotland scunthorpe sefton sheffield shipley shropshire skipton slough solihull
    somerset southampton southend southport southwark stafford staffordshire stevenage stockport
    stockton stoke suffolk sunderland surrey sussex sutton swansea swindon tameside tamworth
    taunton teesside telford thurrock torbay trafford truro tyneside wakefield wales wallasey
    walsall waltham wandsworth warrington warwick warwickshire watford wearside westminster
    weymouth wigan wight wiltshire winchester windsor wirral woking wokingham wolverhampton
    worcester worcestershire worthing wrexham yeovil york yorkshire wharfedale poland romania
    pakistan bangladesh india china nigeria ghana somalia syria iraq iran turkey afghanistan
    ukraine russia france spain italy germany ireland portugal america usa australia africa
    europe london lincoln preston kent devon bordon
    """
)
