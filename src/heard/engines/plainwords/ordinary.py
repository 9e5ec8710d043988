"""Words that are not names: everyday English and the words of families, schools and services.

Collected by hand from general knowledge, and from the words of this project's own pages. With the
common misspellings and forms without an apostrophe; in lower case, without accents.
"""

from heard.engines.plainwords.listing import listed

ORDINARY = listed(
    """
2moro a a&e abc abit able about above absence absences absent absolute absolutely abstract abuse
abused abusing abusive academic academically academies academy accept acceptable accepted access
accessibility accessible accessing accident account accountability accountable accounts achieve
achieved achieving across act action actions active activities activity acts actual actually add
added additional address addressee addresses adds adhd admin administrator adolescence adolescent
adopt adopted adoption adult adulthood adults advert advertised advice advocacy advocate advocates
afasic affected afford afraid afresh african after afternoon afterwards again against age aged
agencies agency agenda ages aggression aggressive ago agree agreed agreement agrees ah ahead aid
aids aim aims ain't aint airport aka akela alert alias alike all allergic allergies allergy allow
allowance allowed allows allright almost aln alnco alone along alot aloud alpha already alright
also alternate alternative alternatives although always am amazing ambulance amended amendment
amendments america american amid among amount an analyst analysts anchor anchors and anew angel
angels anger angry animal animals annex annexe announce announced annual annually anonymous
another answer answered answering answers anticipated anxiety anxious any anybody anybody's anyone
anything anyway anywhere apart apologies apostrophe app appalled appalling appeal appealed appeals
appearance append appendices appendix apple applicable applicant applicants application
applications applied applies apply applying appoint appointed appointment appointments appreciate
appreciated apprenticeship approval approvals approve approved approves apps appt appts apr april
apt arabic archive archived are area areas aren't arent argh argument arguments arising arithmetic
arms army around arrange arranged arrangements arrive arrived arrives arrogant art as asap asc asd
asian aside ask asked asking asks assembly assess assessed assessing assessment assessments
assessors assets assignment assistant assistants asthma aswell at ate atom attachment attack
attacked attacker attend attendance attended attendee attendees attending attributes audience
audio audiologist audiology audit aug august aunt auntie aunts aunty authenticator author
authorised authorities authority authors autism autistic auto autumn autumnal auxiliary
availability available avoid avoided awaited awake award awareness away awful axe axes axis babies
baby back background backup bad badge badges badly bag bags banana band bands bank bar bare barely
barnardo's barnardos bars base baseline bases basically batch batches bath bathroom battle battled
battles battling bc bcos be beach beacon beanbag beat beaten beats beautiful beavers became
becasue because become becomes becuase bed bedroom bedtime been before began begin beginning
begins begun behalf behavior behaviour behavioural behaviourist behaviours behind being beleive
believe believed believes believing bell bells belong belongs below bench benefits bengali beside
besides best better between beyond bf big bike bikes bilingual bin bird birds birthday birthdays
biscuit biscuits bit bite bites bits bitten black bladder blame blamed blaming blank bless
blessing blind block blocks blood bloods bloody blue bluebell board boards bodies body boiled bold
bonfire bonkers book booked booking bookings books bored boring born borough both bottle bottles
bottom bound bounded bounds bowel box boxes boy boys brackets braille brain brains branch branches
brave bread break breakdown breakdowns breakfast breaking breaks brexit brick briefing brigade
bright brilliant bring bringing brings britain british brochure broke broken brother brothers
brought brownies browser browsers bruise bruised bruises bsl btw buddy budget budgets buggies
buggy build building built bullet bullets bullied bullies bully bullying bump bumped bureaucracy
bureaucratic burnout burnt burst bus buses business busy but button buttons by bye byte bytes
cabinet cache cafe cake cakes calculated calendar calendars call called caller calling calls calm
came camhs can can't cancel cancelled cancelling cannot canonical cant canteen capacity capitals
caption captions capture captured car card care cared careful careless carer carer's carers
carers' cares caretaker caribbean caring carried carries carry cars case caseload caseloads cases
caseworker caseworkers cat catalogue categories category cater catered caters catholic cats ccg
cell cells cent centre centres cerebral certain certainly chair chairs challenging chance chances
change changed changes changing channel chaos chapter character characters charities charity
charset chart charter charts chase chased chases chasing cheapest check checkbox checkboxes
checked checking checks cheeky cheers chef chief child child's childcare childline children
children's childrens childs chinese chips chocolate choice choices choir choose chooses choosing
chose chosen christ christian christmas chromosomal chromosome church cinema circulate city claim
claimed claiming claims class classes classification classroom classrooms clause cleaner clear
cleared clearly clever click client clinic clinical clinics clock clocks close closed closes
closing clothes club clubs cluster clusters cm coat coats code codebook coded coder coders codes
coding codings coffee cohesion col cold collected college colleges colon colour colours column
columns come comes coming command commands commas comment comments commission commissioner
commissioners commissioning commit commits committee committees common communicate communication
communications companions compare compared comparison complain complained complaint complaints
complete completed completely completion complex complicated component components composed
compressed computer computers concern concerning concerns condition conditions confidence
confidential confirm confirmation confirmations confirmed confirming confirms conflict conflicts
confused confusing congratulations connection consent consequences conservative consider
considered consistency consistent const constantly constituency constraint constraints construct
consult consultant consultants consultation consulted contact contacts container content contents
context continence continually continue continuity continuously contract control controls
conversation cook cookie cookies coordinator coordinators cope coped copes copied coping copy
cores correct corrected correcting correction corrections correctly corridor cos cost costing
costs cough could couldn't couldnt couldve council councillor councillors councils counselling
counsellor count counted counting countries country counts county couple court courts cousin
cousins cover coverage covered covers covid coz cqc crap crash crazy credential credit cried cries
crisis crisps criteria criterion cross cry crying cubs cupboard current currently custom cut cuts
cutting cuz dad daddy dads daily damaged damn dance dancing danger data database databases date
dated dates daughter daughters day days dd dead deadline deadlines deaf deafness deal dealt dear
dearest dec december decide decided decides deciding decimal decimals decision decisions
declaration declarations declare declared declares decline declined deed deeds deep default
deferred definately defined definitely definition delay delayed delays delegate delegated delete
deleted deletion delivered delivery demo democracy denied dentist dentistry dentists deny
department departments depends depressed depression deputy deregister deregistered derived
describe describes description design desk desperately despite detail details detention detentions
development device dfe dh diabetes diabetic diagnose diagnosed diagnoses diagnosis diagnosised did
didn't didnt diet dietetics dietician dietitian differ difference differences different
differently differs difficult digit digits dinner dinners dinnertime direct direction director
directors directory disabilities disability disabled disagree disagreements disaster disclosure
discuss discussion disease disgrace disgraceful disgusted disgusting disk dismissed dismissive
disorder disorders distance distress distressed district districts div division divisions divorced
diwali dla do dob docs doctor doctors document documents does doesn't doesnt dog dogs doing domain
domains don't done dont door doors double doubled doubles doubt doubtful doubts down download
downloaded dozen dr draft drafts drained drama draw drawing drawn draws dreadful dream dreams
drill drills drive driven driver drivers drives drop dropped drops drove drums ds dsl due dunno
duplication during duties duty dwp dyscalculia dysgraphia dyslexia dyslexic dyspraxia dyspraxic
each earlier earliest early earnings ears easier easter easy eat eating eats edition editions
educate educated education educational effect effective eg ehc ehca ehcna ehcp ehcps eid eight
eighteen eighty either eldest elected elective element elements eleven elklan else elsewhere email
emailed emails embedded emergency emotional emotionally employment emptied empties empty encoding
end ended ending endorse endorsed endorses ends engage engaged engagement engine engines england
english enough enter entered enters entire entirely entities entries entry environment eotas eotis
ep epilepsy epileptic eps equal equality equals equipment erase erased erasure error errors erupts
escaped escort escorts essential etc europe european even evening event events eventually ever
every everybody everyday everyone everyone's everyones everything everywhere evidence evidenced ex
exact exactly exam example exams excellent except exception exceptions excited exciting exclude
excluded exclusion exclusions exclusive excuse excused executive exempt exhausted exhausting
exhaustion exist exit expected expelled expense expenses experience experiences expired expires
explode exploded expression expressions extend extended extends extension extent external extra
extract extremely eyes fab fabulous face fact factor facts fail failed failing fails failure
failures fair fairer faith faithfully fall falls false families family fantastic far farm fast
faster father father's fathers fault favour fear fears feb february feed feedback feeding feeds
feel feeling feels fees feet fell felt fetch fetched fetches fever few fewer field fields fifteen
fifth fifty fight fighting fights figure figures file filed filename files fill filled filling
fills filter filters final finalised finally finance financial find finding findings finds
fingerprint finish finished fire fireman first firstly fish fit fits five fixed flag flagged flask
flat flexi flip flipping flooded floor flu folder follow followed following follows font food
foods foot football footer for force foreign foresaw forever forget forgets forgetting forgot
forgotten form format forming forms formula formulas fortnite forty forum forums forward foster
fostered fought found founding four fourteen fourth frame framework frameworks frankly free
freezing freind freinds french fresh fri friday fridays friend friends frightened frightening from
front frozen fruit ft full fully fun function fund funded funding funds funny furious further
furthermore furthest fussy future fyi gallery game games gap garden gate gatekeeping gates gave
gcse gcses gender gene general genetic genetics gentleman genuine geography geometry german get
gets getting gf girl girls give given gives giving go goal goalposts god godsend goes going gold
gone gonna good goodbye google gorgeous got gotta gotten government governor governors gp gps gran
grand grandad grandchild grandchildren granddad granddaughter granddaughters grandfather grandma
grandmother grandpa grandparent grandparents grandson grandsons granny grant granted grants
grateful great green grey grid grids groundhog group grouping groupings groups guard guardian
guardians guess guessed guest guests guidance guide guides guitar guy guys gypsy had hadn't hadnt
hair haircut half halfterm hall halloween halves hand handed handle handlers hands handsome hangs
hanukkah happen happened happening happens happier happiest happy hard harder hardest hardly harm
harmless harness has hasn't hasnt hating have haven't havent having he he'd he'll he's head
headache headaches header headers heading headings headmaster headmistress heads headteacher
health hear heard hearing hears heart heaven height heights held hell hello helmet help helped
helpful helping helpless helps hence her here here's heres hero heroes hers herself hes hey hi
hidden hide hides hiding high higher him himself hindu hint hints hire hiring his history hit hits
hitting hive hiya hlta hmrc hoist hoists hold holder holders holding holds holiday holidays home
home-start homes homeschool homeschooled homeschooling homestart homework honest honestly honesty
hope hoped hopefully hopeless hopes hoping hormones horrendous horrible horrific horse horses
hospice hospital hospitals host hostile hosts hot hotel hour hours house household households
houses housing how how's however hr hrs hub hubby hubbys hubs hugs hundred hundreds hurt hurts
husband husbands hydro hyphen hyphens i i'd i'll i'm i've iass icalendar ican icb icon ict id idea
ideas idp ids ie iep ieps ies if ignore ignored ignores ignoring ill illegal illegally illness im
image imho immutable imo impact impacts impaired impairment impairments implementation implemented
implication implications import important imports impossible improve improvement improving in
inbox inches include included includes inclusion inclusive incompetent incomplete incontinence
incredibly independence independent index indexes indicator individual individually induction
infact infant info information ing inheritances injured injuries injury inline innit input inside
inspection inspections inspector inspectors install installed instead int intake integer integrity
interest interested interesting interests internet internship interpreter interpreters interval
into introduced invalid invented invitation invite invited involve involved ipad ipads ipsea
ireland irish is isn't isnt isolated isolating isolation issue issued issuer issues it it'd it'll
it's italian item items iterator itll its itself ive jan january jesus jewish job jobcentre jobs
join joined joined-up joining joins jointly joke judge judged judgement judging jul july jumper
jun june junior junk just keep keeper keepers keeping keeps kept key keyboard keyer keys keyworker
keyworkers kg kick kicked kicks kid kids kill killed kind kinda kindness kinds kisses knackered
knew know knowing knowledge known knows kurdish la label labels labour lacks lad ladies lads lady
landline language languages laptop large larger largest las lass last lastly lasts late lately
later latest latin laugh laughable laughing laughs law laws layer layout lazy lb lbs lea lead
leads leaflet leaflets leak learn learned learner learners learning learns learnt least leave
leaves leaving led ledger left legal legally legend legends lego legs length less lesson lessons
let let's lets letter letters letting level levels lgbt libraries library license lie lies life
lifeline lifesaver lift light lights like liked likelihood likely likes lil limit line linear
lines link linked links list listed listen listened listener listeners listening listens lists
literally little live lived lives living lmao lo load loaded local locale location lock lockdown
locked locks locum log login logo logos lol lonely long longer longest look looked looking looks
loop loophole lord lose loses losing lost lot lots lottery loud love loved lovely loves loving low
lower lsa luck luckily lunch lunches machine macro macros mad madam made magistrates mail mailbox
main mainly mainstream mainstream's maintenance makaton make maker makes making mam man manager
managers many map mapped mapping mar marble march margin margins marked market marks markup
married masi mask masking masks matches mate mates maths matter matters maximum may maybe mayor me
mean meaning means meant meanwhile measure measured measures media mediation medical medically
medicated medication medium meds meet meeting meetings meets megabyte meh melatonin meltdown
meltdowns member members membership memberships memory men mencap mend mental mentally mentioned
mentor mentoring mentors menu merge merged merging merry mess message messages met meta method
metre metres midday middle middleware midnight midwife might migraine migrate migrated mile miles
milestone milestones milk mill million milliseconds min mind mine minecraft minibus minimum
minister ministers mins minus minute minutes miss missed misses missing mistake mitigation mld
mobile mobility mode model models moderate modes modified module mom moment moments mon monday
mondays money monitoring month monthly months more moreover morning mosque most mostly motability
mother mother's mothers motion mouth move moved moves moving mp mps mr mrs ms mths much multiline
multiple mum mummy mums municipal museum music muslim must mustn't mustnt mutation mx my myself
name named names naming nan nana nanna nanny nap nappies nappy naps narrow nas national naughty
navigation navy nb nd ndcs near nearest nearly neccessary necessary need needed needn't neednt
needs negative neglect neglected neighbour neighbours neither nephew nephews nested nesting
netflix network neurodivergent neurodiverse neurodiversity neurologist neurology neurotypical
never nevertheless new newer newest newly news newsletter next nhs nhs111 nhse niece nieces night
nightmare nights nine nineteen ninety no nobody nobody's nobodys node noise noises noisy nominal
non none nonetheless nonsense nonverbal noon noone nope nor normal normalised not note noted notes
nothing notice noticed notices noticing nov november now nowhere nspcc nt number numbered
numbering numbers numeric numicon nurse nurseries nursery nurses nursing nurture object objective
objects obvious obviously occupational ocd oct october odd of off offer offered offering offers
office officer officers offices official ofsted often oh ok okay old older oldest ombudsman omg on
once one ones oneself ongoing online only onto onward open opened opening opens operation
ophthalmology opinion opinions opportunities opportunity optician optimum option optional options
or order ordered ordering orders ordinal organisation organisations organization organizations
origin original originally orthotics ot other others otherwise ots ought our ours ourselves out
outbox outcome outcomes outing outings outline outlives outreach outside outstanding over overlap
overload overnight overnights overwhelmed overwhelming owed owes own owner pack package packages
packs paediatrician paediatricians paediatrics page pages pagination paging paid pair pairs palsy
pandemic panel panels panic paper papers paperwork paragraph paragraphs parameters parent parent's
parents park parking parks parliament part particular partly partner partners partnership
partnerships parts party pass passed passenger passes passing passkey passkeys password past paste
pasted pastoral path patronised patronising pause paused pay paying payment payments pays pcf pda
pe pecs pediatrician peg pence people per percent percentage performance perhaps period periods
permission person personal persons phase phases phone phoned phones phonics photo photos physical
physically physio physiotherapist physiotherapy piano pick picked picks picture pictures piece
pieces pillar pilot pip pity pixels pizza place placed placement placements places plain plan
plane planned planning plans play played playground playing plays playscheme playschemes please
pls plugin plus plz pmld point pointless points police policeman policewoman policies policy
polish pool poor poorly population port portage portal portfolio portuguese position positive
possible possibly post postal postcode posted poster posters postman posts pound pounds ppg ppl
practice practitioner practitioners praise pre predecessor prefix prepare prepared prepares
preschool presence present presentation presented presenter press pressed presses pressing prevent
preverbal preview previous previously primary prime print printable printed prints priorities
priority prison privacy private probably problem problems procedure process processes production
prof professional professionals profoundly program programme programmes programs progress project
promise promised promises prompt proof properly property proposed prose protect protected
protection proud prove proved provide provided provider providers provides providing provision
provisions ps psychiatrist psychiatrists psychiatry psychologist psychologists psychology puberty
public publication publications publish published publishes publishing punch punched punjabi pupil
pupils purple purpose push pushchair pushed pushing put puts putting python qualifies qualify
quantity quarter quarters queries query question questioned questionnaire questionnaires questions
queue queued quick quicker quickly quid quiet quite quorum quotation quote rabbit radio radios rag
rain rainbow rainbows raining raise raised raises ramadan ramp ramps ran random rang range rank
rare rarely rash rate rated rather rating ratings ratio raw re reach reached reaches reaching read
readable reader readers reading readings reads ready real really reason reasons reassessment
receipt receipts receive received receives recently reception receptionist recieve recieved
recieves recognised recognition recomended recommend recommendation recommendations recommended
recommends record recorded records recovery red redirect ref refer reference references referral
referrals referred refers reform refunded refusal refuse refused refuses refusing regarding
regards region regional register registered registry regressed regressing regularly regulation
regulations rehab reintegration reject rejected relationship relative relatives release released
releases relevant religious remark remarks remember remembered reminded reminder reminders remove
removed renamed renders renewed reopened repeat repeated repeatedly repeats replace replaced
replaces replied replies reply report reported reports repository representative republished
request requested requests required requirements reserve reset resets residential resolution
resolutions resolve resolved resolves resource resourced resources respite respond responded
respondent responds response responses responsible rest restaurant restore restrain restrained
restraint restricted restriction restrictive rests result results resumed retention retired return
returned returns reverse review reviewed reviews revised revision reward rewards reworded rhythm
ridiculous right rights ring ringing rings risen risk risks river rnib rnid road roads roblox
robots role roles roll roma romanian room rooms root round rounded rounding rounds route routes
routing row rows rubbish rude ruder rule ruled rules run rung running runs rural russian sad sadly
safe safeguarding safer safety said saint saints salt samaritans same sanctions sat sats saturday
saturdays save saved saves saving saw say saying says scale scan scanners scans scar scarcely
scared scars schedule scheme school schools science scool scooter scope score scored scores
scotland scottish scouts scream screamed screaming screams screen screens script scripts sea
sealed search searched seasonal seat seats second secondary seconded secondly seconds secret
secretary secrets section sections sector security see seed seeing seek seems seen sees segment
seizure seizures seldom select selected self semh semicolons sen senco sencos send sendco sendcos
sender sendias sendiass sending sendist sends senior sense sensitive sensory sent sentence
sentences sep separated seperate sept september sequence series serve served server servers serves
service services session sessions set sets setting settings settle settled settles setup seven
seventeen seventy several severely shall shambles shame shampoo shape shaped shapes shapings share
shared shares sharing she she'd she'll she's sheet sheets shes shirt shit shocked shocking shoes
shool shop shopping shops short shortcut shorten shorter shortest should shouldn't shouldnt
shouldve shout shouted shouting shouts show showed shower shown shows shut shutdown shy sibling
siblings sibs sick side sidecar sign signal signed signing signposting signs sikh silence silly
simple simpler simply since sincere sincerely sing singing single sir sister sisters sit site
sites sits sitting situation situations six sixteen sixth sixty size sizes skill skills skin
skipped skips skool slap slapped slcn sld sleep sleeping sleepover sleeps slip slipped slips slow
slowly slt small smaller smallest smart smell smells smile smiles smiling snack snacks snapshot
snapshots snow so social socially sock socks sodding soft soldier solicitor solicitors solver
somali some somebody someone someone's something somethings sometimes somewhere son song songs
sons soon sorry sort sorta sorted sorting sorts sos sossen sought sound source sources south space
spaces span spanish speak speaker speaking speaks special specialist specific spectrum speech
spelling spelt spend spending spent spine splints split spoke spoken spreadsheet spreadsheets
spring staff staffing stage stages stairs stamp stand standard standards standing stands star
stars start started starting starts state stated statement statements states static statistics
status statutory stay stayed staying stays step stepdad stepdaughter stepfather stepmother stepmum
steps stepson sticker stickers still stimming stims stomach stone stood stop stopped stopping
stops stored stories story straight straightforward strange stranger strangers strategic strategy
stream street stress stressed stressful stressing strict string strong struck structure struggle
struggled struggles struggling stuck student students stuff stupid style stylesheet subject submit
submitted subscriber subscribers substantive substitute subtracted success succession successions
successor such suggest suit suits summary summer sun sunday sundays sunny sunshine superb
supermarket superseded supersedes support supported supporting supportive supports suppress sure
surely surestart surgery survey surveys suspended suspension suspensions swear swears sweet sweets
swimming switch symbol symbols synagogue syndrome system systems ta tab table tables tablet
tablets tabs tag tagged tags take taken takes taking talk talked talking talks tallies tantrum
tantrums tap target targets tas task tasks taught taxi taxis tbh tea teacher teachers teaching
team teams tear tears teen teenager teenagers teens teeth teh tel telephone tell telling tells
temperature template templates temple ten tenant tenth term terms terrible test tested testing
tests text texted texts than thank thanked thankful thankfully thanks thankyou that that's thats
the theatre their theirs them theme themes themselves then therapies therapist therapists therapy
there there's therefore theres these they they'd they'll they're they've theyre theyve thier thing
things think thinking thinks third thirdly thirteen thirty this tho those thou though thought
thousand thread three threshold threw thrice thriving throttles through throughout throw thrown
throws thursday thursdays thus thx tic tick ticked ticket tickets ticks tics tie tied ties til
till time timeline timer times timescale timescales timetable timetables tired tiring title titles
tmrw to today toddler toddlers todo together toilet toileting toilets token told tomorrow tonight
too took toothbrush top topic topics tories tory total totally totals touch touched tourettes
toward towards town towns toy toys track tracked tracker train trained training trains trans
transaction transition transitioning transitions translate translated translation translator
transparency transport trauma traumatic traumatised travel traveller travellers travelling tree
trees tribunal tribunals tried tries trigger trip triplets trips trousers truancy true truly try
trying tube tuesday tuesdays turkish turn turned turning turnover turns tutor tutoring tutors tv
twelve twenty twice twin twins two type typed types typical typing uc ugh uk ukrainian unable
unacceptable unanimously unavailable uncaring unchanged uncle unclear uncles unconfirmed undecided
undefined under understand understanding understands understood undiagnosed undone unfair
unfortunately unhappy unhelpful uniform union unit units universal university unknown unlawful
unless unlinked unnecessary unpacked unpacks unprofessional unreadable unsafe unsaid unschooled
unsettled unsure until untrained unused unusual unwanted up update updated updates upload upon
upper upset upsetting ur urdu urgency urgent urgently us use used useful useless user users uses
using usual usually utterly vacancies vacancy vacant vague valid value values variable variables
venue venues verb verbal verbs verify version versions versus very via vice victim video view
views village villages violent visible vision visit visited visitor visitors visits visual
visually vital voice voices voluntary volunteers vomit vomiting vote vs wait waited waiting waits
wake wakes wales walk walked walking walks wall walls wanna want wanted wanting wants wards warm
warmest warning warnings warns was wasn't wasnt waste wasted wasting watch watched watches water
wave way ways we we'd we'll we're we've weak wear wearing wears weather web website websites wed
wednesday wednesdays week weekday weekend weekends weekly weeks weighted weird welcome welcomed
well well-done welsh went were weren't werent west wet weve what what's whatever whats whatsapp
wheel wheelchair wheelchairs when when's where where's whereas wheres wherever whether which
whichever while white who who's whoever whole whom whos whose why why's wich wide widowed width
wife will win window windy winning wins winter wish wished wishes wishing with withdraw
withdrawing withdrawn withdrew within without wives wk wks woke woman women won won't wonderful
wont woods word worded wording wordings words work workbook worked worker workers working works
world worlds worried worries worry worrying worse worst worth would wouldn't wouldnt wouldve wow
write writers writes writing written wrong wrongly wrote wtf xray xx xxx yeah year yearly years
yellow yep yes yesterday yet you you'd you'll you're you've youd youll young younger youngest
youngminds youngster youngsters your youre yours yourself youtube youve yr yrs zebra zero zeros
zip zone zoom
"""
)
