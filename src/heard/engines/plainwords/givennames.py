"""Given names that are common in England and Wales, across decades and communities.

Written down by hand from general knowledge of what statistics offices publish: facts, no copied
text. In lower case, without accents. `CLEAR` names are hardly ever anything else; `ALSO_WORDS` are
ordinary words or places as well, so that only what stands round them decides.
"""

from heard.engines.plainwords.listing import listed

CLEAR = listed(
    """
aaliyah aaron abbie abby abdi abdirahman abdul abdullah abdulrahman abel abena abida abigail ada
adaeze adam adebayo adeel adele adil adnan adrian adriana adwoa agata agnes agnieszka ahmad ahmed
aidan aiden ailsa aimee aisha aishah aisling aiza ajay akash akira akosua akua alan alana alastair
albert albie aleksander aleksandra alesha alessandro alex alexa alexander alexandra alexia alexis
alfie alfred ali alice alicia alin alina alisha alison alissa alistair aliyah allan allison alma
aloysius alyssa ama amaan amaka amal amanda amani amara amarachi amelia amelie amie amina aminah
aminata amir amira amit amna amrit amy ana anaya andre andrea andreea andrei andrew andrzej andy
aneeqa aneesa aneirin angela angelica angelina angharad angie angus anika anil anila anisa anish
anita anjali ann anna annabel annabelle anne annette annie ansh anthony antoine anton antoni
antonia antonio antony anwar anya aoife aqsa arabella aran archie areeba ariana arianna arif arjun
arlo armaan arnold aron arran artem arthur arun arya aryan asad asha asher ashfaq ashleigh ashley
ashraf asif asim asma astrid atif atiya aubrey audrey aurelia aurora ava avani aveline avery
avneet awais axel aya ayaan ayan ayat ayesha ayisha ayla ayo ayodele azaan aziz azlan azra babar
bailey barbara barnaby barney barry bartek bartosz baz beata beatrice beatrix becca becky belinda
bella ben benedict benjamin benji bernadette bernard bernice bert bertha bertie beryl bessie beth
bethan bethany betsan betty bev beverley beverly bex bianca bilal billie billy bisi blake blanche
bob bobbie bobby bogdan bonnie boris brad bradley brandon brayden brenda brendan brett brian
brianna bridget bridie brigitte brodie brogan bronwen brooke bruce bruno bryan bryn bryony burt
byron cadi caitlin caitlyn caleb callie callum calum calvin cameron camilla candice cara caren
carl carla carlos carly carmel carmen carole caroline carolyn carrie carter carys caspar casper
cassandra cassidy cassie catalin caterina catherine cathy catrin cecil cecilia cedric celeste
celia cerys chad chandni chanel chantal chantelle charis charlene charles charley charlie
charlotte chelsea cher cherie cheryl chiamaka chidi chike chinedu chioma chloe chris christa
christabel christina christine christopher chukwuemeka cian ciara cillian cindy ciprian claire
clara clare clarence clarissa claudia cleveland clifford clive clodagh codie cody cole colette
colin colleen connie connor conor cora corey corinne cory cosmin courtney craig cressida cristian
cristina curtis cuthbert cynthia cyril daisy damian damien damon dan dana dane daniel daniela
daniella danielle danish daniyal danny danyal daphne dara darcey darcie darcy darek daren daria
darius dariusz darnell darragh darrell darren daryl dave david davina dawid dawit daz deanna
debbie deborah debra declan deepa deepak deirdre delilah della delroy demi denis denise dennis
denny denzel denzil derek dermot desmond dewi dexter diana diane dianne dilys dimitri dina dinesh
dion dipa dominic dominik dominika donald donna dora doreen doris dorota dorothy dougal douglas
dragos duncan dwayne dwight dylan eamon ebele ebony ebrahim eddie edgar edie edith edmund edna
eduard edward edwin eesa efe efua egle eileen eilidh eira eirian eirlys ela elaine eleanor elena
eleni eli eliana elias elif elijah elin eliot elisa elisabeth elise eliza elizabeth ella ellen
ellie elliot elliott ellis elodie elouise elsa elsie elspeth elton elvis elwyn emeka emilia emilie
emily emirhan emma emmanuel emmanuella emmeline emre emrys enid enoch enzo eric erica erika erin
ernie errol esha eshaal eshan esi esmae esme esmee esperanza esra estelle esther ethan ethel euan
eugene eugenia eunice eva evan evangeline eve evelyn evie ewa ewan ezekiel ezra fabian fadumo
fahad faisal faiza farah fareeda farhan farida farooq farzana fatema fatima fatimah fatma
fatoumata felicity felix fenella ferdinand fergus fernanda ffion fiaz finlay finley finn finnley
fiona fionn flo florence florin florina fola folasade foluke fran frances francesca francesco
francis francisco franciszek frankie franklin fraser fred freda freddie freddy frederick frederik
freya funmi gabriel gabriela gabriella gabrielle gareth garfield gary gavin gaynor gaz geetha
gemma geoff geoffrey george georgia georgiana georgie georgina gerald geraldine gerard germaine
gerry gethin ghazala gheorghe gideon gilbert gillian gina giorgio giovanni gisele giulia gladys
glen glenda glenn glenys gloria glyn glynis gordon gosia gracie graeme graham greg gregory greta
griff gruffydd grzegorz gurdeep gurpreet gus guto gwen gwendolyn gwilym gwyn gwyneth habib hadi
hadiya hafsa haider hajra hakeem hakim haleema halima hallie hamid hamish hamza hana hanan haneen
hania hanif hanna hannah haris harish harjit harley harold haroon harpreet harriet harris harrison
harry harsh harveer harvey hasan hashim hasnain hassan hattie hayden haydn hayley hazel heather
hector heidi helen helena helga henrietta henry herbert hilary hilda hodan hollie holly horace
howard huda hugh hugo humaira humphrey hussain hussein huzaifa iain ian ianto ibrahim ida idrees
idris idriss idrissa iestyn ieuan ifan ifeoma ifor ifrah iga ignacy igor ikram ilya ilyas imaan
iman imani imogen imran inaaya inaya inayah indie indira indu ines ingrid inigo ioan ioana iolo
iona ionut iqra ira irene irfan irina irma isaac isabel isabella isabelle isaiah isbah isha ishaan
isherwood isla ismaeel ismail isobel israr issa iulian ivan ivor ivy iwan izaan izabela izzy jabir
jacek jack jackie jackson jacky jacob jacqueline jacqui jade jaden jadwiga jagdeep jaiden jaime
jake jakub jalal jamal jameel james jamie jamil jana jane janet janice janine janusz jared jarek
jaroslaw jasbir jasdeep jasmin jasmine jason jaspal jasper jaswinder javed javier jax jaxon jaxson
jay jayce jayden jayla jayne jaz jean jeanette jeanne jed jeff jeffrey jemima jemma jen jenna
jennie jennifer jenny jenson jeremiah jeremy jermain jermaine jerome jerry jerzy jess jessica
jessie jez jia jibreel jibril jill jillian jim jimmy jiri jo joan joana joanna joanne joao joaquin
joasia jodie jody joe joel joey john johnathan johnnie johnny jojo jon jonah jonas jonathan jonny
jorge josef joseph josephine josh joshua josiah josie joss joyce juan juanita jude judith judy
jules julia julian juliana julianne julie juliet julita julius junaid juno jurgita justin justine
justyna kacey kacper kai kaitlyn kaleb kamal kamil kamila kamran karam karan kareem karen karim
karima karina karl karol karolina karthik kashif kasia katarzyna kate katelyn katerina kath
katharine katherine kathleen kathryn kathy katie katka katy katya kavita kay kaya kayden kayla
kayleigh keane keegan keeley keira keiran keisha keith kelechi kelly kelsey kelvin kemi ken kenan
kendra kenneth kenny kenzie kerry keshia kevin khadeeja khadija khadijah khadra khalid khalida
khalil khloe khurram kian kiera kieran kieron kim kimberley kimberly kinga kiran kirk kirsten
kirsty kitty kofi kojo kole komal konrad krish krishna kristian kristina kristopher krystian
krzysztof kuba kulwinder kunal kwabena kwabs kwaku kwame kwasi kwok kyle kylie kyra kyran kyron
lacey lachlan laila lainey lakshmi lana lara laraib larissa larry latifa latisha latoya laura
lauren laurence laurie lavinia layla layton leah leanne leigh leighton leila lekan lena lenka
lenny leo leon leona leonard leonardo leonie leroy lesley leslie leszek leticia lewis lexi lexie
leyla leyton liam liana libby lida lidia lila lilian liliana lillian lillie lilly lina linda
lindsay lindsey linette lionel lisa liv livia liviu liz liza lizzie lleucu llinos lloyd logan lois
lola lorcan loretta lorna lorraine lottie louie louis louisa louise lowri luca lucas lucia lucian
luciana lucille lucinda lucy luis luka lukas lukasz luke luna luqman luther lydia lyla lyn lynda
lyndsey lynette lynn lynne lyra mabel mabli maciej mackenzie macsen madalina maddie maddison
maddox madeleine madeline madison mae maeve magda magdalena maggie maha mahad maham mahdi mahek
mahir mahira mahmood mahmoud mahnoor maia maira mairead maisie maja makeda malachi malachy malaika
malcolm malgorzata mali malwina mamadou manahil mandeep mandy mandz manjit manny manon manpreet
mantas manuel mara marcel marcia marcin marco marcus marek margaret margot marguerite mariah
mariam mariana marianne marie marilyn marina mario mariola marissa marius mariusz marjorie marlene
marley marlon marta martha martin martina martyn marva marvin mary maryam maryanne marzena massimo
matej mateo mateusz mathew mathilda matilda matt matteo matthew matthias maureen maurice mavis
mawuli maxim maximilian maxine maxwell maya mayar mccauley meera megan mehmet mehreen mel melanie
melissa melvin meredith meron mia michael michaela michal michel michele michelle mick mickey
miguel mihaela mihai mikaeel mikael mike mikey mila milan mildred millie milly milo milosz mina
minahil mindy minnie mira miranda mircea mireille mirek miriam mirza misbah mitchell mo moeen
mohamed mohammad mohammed mohsin moira moises mollie molly mona monica monika monique montgomery
morag morgan moses mostafa muhammad muhammed muna muneeb munira muriel murray musa mustafa mya
myfanwy myles myra nabeel nabil nadeem nadia nadine naeem nafisa naila naima najma nancy nanette
naomi narinder naseem nasir nasreen natalia natalie nataliya natalka natasha nate nathan nathaniel
naveed naveen navneet nawaz nayab neelam neha neil nell nellie nelly nelson nerys nesta nevaeh
neve neville ngozi nia niall niamh nicholas nicky nicola nicolae nicolas nicole nigel nihal nikhil
nikita nikki nikodem nikola nikolas nila nile nimra nina nisha nkechi nnamdi noah noel noelle noor
nora norbert noreen norma norman nour nuala nuh nusrat nyla oana obi obinna oisin okechukwu oksana
ola olaf oleg oleksandr olena olga oliver olivia olivier oliwia ollie olu olumide oluwadamilola
oluwaseun oluwatobi omar omari omer ophelia orla orlaith oscar osian oskar osman otis ottilie otto
ottoline ousmane ovidiu owain owen ozan paddy paige pamela pardeep parveen pascal patrice patricia
patrick patryk patsy paul paula paulette paulina pauline pavel pawel payton pedro peggy penelope
percy perry pete peter petr petra petronela peyton phil philip philippa phillip phoebe phyllis pia
pierre piers piotr piotrek pippa polly poppy prakash pranav prisca priscilla priya priyanka
przemyslaw qasim quentin quincy quinn rabia rachael rachel radek radoslaw radu rafael rafal
rafferty rafiq raheela raheem rahim rahul raihan raj rajesh rajinder raju ralph raluca ramesh
ramona rana randall rania ranjit raphael rasa rashad rashid rashida raul ravi ravinder rayan
raymond rayyan razia rebecca reece reena reggie regina reginald rehan rehana reiss remi remy rena
renata rene renee reuben rex rhea rhian rhianna rhiannon rhoda rhodri rhona rhys ria rianna
ricardo ricco richard rick rickie ricky rida rigby rihanna riley rishi rita ritchie riya rizwan
roan robbie robert roberta roberto robyn rocco rochelle roderick rodney roger rohan rohit rokas
roksana roland romeo romy ron ronald ronan ronnie rory rosa rosalie rosalind rosanna rosemarie
rosemary roshan roshni rosie ross rowena roxana roxanne roxy roy ruairi ruben ruby rudy rufus
rukhsana rukhsar rupert russell ruta ruth ryan ryder rylan ryszard saad saba sabah sabiha sabina
sabrina sade sadia sadie saeed safa safiya safiyyah sahar sahib sahil sahra saif saima saira sajid
sajida sakina salim salma salman sam samaira samantha samara sameer samia samina samir samira
sammy samson samuel sana sandeep sandip sandra sanjay sanjeev sapna sara sarah sasha saskia sathya
saul savannah scarlett scott seamus sean sebastian segun selam selena selina selma serena sergei
seth seun shabana shabnam shafiq shah shahid shahida shahmir shahzad shaila shakeel shakira shamim
shamima shanaya shane shanelle shania shanice shannon shanti sharon shaun shauna shawn shaya
shayan shayla shaz shazia shea sheena sheila shelby shell shelley sheraz sheri sheryl shirin
shirley shivani shoaib shona shreya shyam sian siddharth sidney sidra sienna sigrid silas silvia
silviu simeon simon simona simone simran sinead siobhan sioned siti skye skyla slawek sobia sofia
sofija sohail soham solomon sonia sonja sonny sophia sophie soraya sorin spencer stacey stacy stan
stanislaw stanley stefan stefania stella steph stephan stephanie stephen steve steven stevie
stewart stuart sufyan sukhdeep sukhjit sukhwinder sulaiman sultana sumaiya suman sumayyah sumera
sunil sunita suresh surinder susan susannah susie suzanne suzie suzy svetlana swati sybil sydney
sylvia sylvie szymon tabitha tadeusz tahir tahira tahlia taiba taiwo talha talia talulah tamanna
tamar tamara tamika tammy tamsin tanesha tania tanisha taniya tanvir tanya tara taran tariq tash
tasha tasmin tasneem tatiana tatyana tayla teagan ted teddy tegan temi temitope teodora terence
teresa teri terrence terry tesfaye tess tessa thaddeus thea thelma theo theodora theodore theresa
thomas tia tiago tianna tiffany tilda tilly tim timothy tina tobi tobiah tobias tobiloba tobin
toby todd tola tom tomas tomasz tommy tomos toni tony trace tracey tracy travis trevor tricia
trina trinity trish tristan trudy tsz tudur tunde tyler tymon tyreece tyrell tyrese tyrone tyson
uche ugo ulrika ultan uma umaimah umair umar umer una ursula urszula usama usha usman uthman uzair
uzma vada vaida valentina valeria valerie vanessa varun vasile vasilica veena velma venetia vera
verity verna vernon veronica vic vicki vickie vicky victor vijay vikki vikram viktor viktoria
vimal vina vince vincent vinnie viraj vishal vitalie vivek vivian vivien vivienne vlad vladimir
wahid waldemar wally walter wanda waqar waqas warsame waseem wayne wei wendy weronika wesley
whitney wiesia wiktor wiktoria wilbur wilf wilfred wilfried wilhelmina willa willem william willy
wilma winifred winnie winston witold wojciech wojtek wyatt xander xanthe xavi xavier xena xiao xin
xiu yaa yahya yakub yaqub yara yaseen yash yasin yasir yasmeen yasmin yasmine yazan yee yemi
yetunde ying yolanda yonis younis yousaf yousef yunus yuri yusra yusuf yvette yvonne zac zach
zachariah zachary zack zafar zahid zahida zahir zahra zaid zaina zainab zak zakariya zakir zamzam
zane zara zaria zavier zayaan zayd zayn zaynab zbigniew zeb zeeshan zelda zena zenon zeynep zhanna
zia ziggy zikora zoe zofia zoha zohaib zohra zosia zoya zubair zuleikha zunaira zuzana zuzanna
"""
)
ALSO_WORDS = listed(
    """
abu alba amber an angel april aria art ash asia august austin autumn awa basil bay bea bear bill
blaze blessing bliss brook brooklyn buddy carol carolina chance charity chase cherry chester
christian christy chun clay clement cliff colt constance coral crew crystal curt dale dallas dawn
dean dee dell dev devon dolly don dot drew duke earl earnest eden ember ernest faith fang fay fern
fin finch flick flora forest fox frank frost gale garnet gene gift gill ginger ginny glory goldie
grace grant guy hank hao happy harmony heath heaven herb honey hope hui hunter india iris israel
ivory jan jet jewel jordan journey joy judge jun june justice kent kenya kerr king kit lan lance
lane lark laurel lea lee li liberty lily lincoln ling london lou love luck mace major malik maria
mark mason maverick max may mei melody mercedes mercy merit merle merry miles miller ming misty
moss myrtle nan nana nick noble norm north nova oak ocean olive page pansy paris parker pat
patience patty peace pearl peg penny peony pepper pip piper porter precious preston primrose
prince princess promise prudence rain raja ramp randy ray reed reef reign rich river rob robin
rocket rod roma roman rose rowan rowdy royal rue rusty saffron sage saint sally sandy scout shay
sherry sierra siu skip sky star starr sterling stew stone storm sue summer sunny sunshine taylor
teal temple tiger trip troy ty tyne unity vale van verona victoria victory viola violet virginia
wade ward warren wells whit will willow wing winter wolf woody wren yan yaw zen zion
"""
)
