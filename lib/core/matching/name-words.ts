/**
 * Facts about words in names: alternative spellings, translations, and words too common to distinguish names. All are
 * folded.
 */

/** Words with the same meaning; the first of each line is the canonical form. */
const SAME_WORDS = `
st street saint sainte ste str
ave avenue av
blvd boulevard boul
rd road
mt mount mont
ft fort
hwy highway
apt apartment appartement
dept department departement departamento dipartimento abteilung
min ministry ministere ministerio ministerium ministero ministerie
univ university uni universite universitat universidad universita universiteit universidade uniwersytet universitet
inst institute institut instituto istituto
intl international internationale internacional internazionale
natl national nationale nacional nazionale nationaler
assn association assoc asso asociacion associazione verein
soc society societe sociedad societa
fdn foundation fondation stiftung fundacion fondazione
city ville stadt ciudad citta
town municipality municipalite gemeinde municipio
govt government gov gouvernement gobierno
hosp hospital hopital krankenhaus ospedale
school ecole schule escuela scuola
college collegium colegio
academy academie akademie academia accademia
bank banque banco banca
mfg manufacturing mfr manufacturer fabrication
mgmt management mgt gestion
svc service svcs servicio dienst
bro brother bros frere hermano gebruder fratelli
son fils hijo sohn figli
eng engineering engrg engr ingenierie
tech technology technologies technologie technical technique technische tecnologia
ctr center centre centro zentrum
grp group groupe gruppe grupo gruppo
constr construction const
elec electric electrical electrique electricity electricien
dev development developpement
dist district distrito
commu community communaute
comm communication communications kommunikation comunicazioni
commn commission kommission
cttee committee comite
fin financial financier
finance finanz finanze
ins insurance assurance
prop property propriete
ent enterprise entreprise enterprises
inv investment investissement
ind industry industrie industrial industriel
lab laboratory laboratoire labo
lib library bibliotheque
res research recherche forschung
rest restaurant resto ristorante restaurante
tele telephone
tel telecom telekom telecommunication telecommunications telecomunicaciones
net network networks
polytechnic polytechnique politecnico politecnica politehnica polytechnical
free freie libre libera
transp transport transportation transit
distr distribution distributor distributing
acct accounting comptabilite
adv advertising
auth authority autorite
admin administration
agr agriculture agricultural
aero aeronautic aerospace
corp corporate
cnty county
coop cooperative
env environment environmental environnement
edu education educational
health sante gesundheit salud
equip equipment equipement
ext exterior
fed federal federation
gen general generale
hist historical history
hq headquarters
info information
lang language
maint maintenance
mach machine machinery
med medical medicine
mem memorial
metro metropolitan
pharm pharmacy pharmacie
phys physics physical
prod production
prof professional
pub public publique
rec recreation
rehab rehabilitation
rep republic republique
sci science
sec security securite
spec specialty
sup supply supplies
sys system systeme
veh vehicle
vet veterinary veterinaire
whse warehouse
works work
ac airconditioning
heating chauffage
plumbing plomberie
roofing toiture
us usa america
uk britain
canada canadian canadien canadienne
germany german deutsch deutsche allemagne
france french francais francaise
north nord
south sud
east est
west ouest
vienna wien vienne
munich munchen
cologne koln
geneva geneve genf
zurich zuerich
rome roma
milan milano
turin torino
florence firenze
naples napoli
venice venezia
moscow moskva moscou
prague praha
warsaw warszawa
brussels bruxelles brussel
antwerp antwerpen anvers
hague haag
copenhagen kobenhavn
gothenburg goteborg
lisbon lisboa
athens athina
seville sevilla
beijing peking
greece grece
spain espana espagne
italy italia italie
sweden sverige suede
norway norge norvege
poland polska pologne
austria osterreich autriche
switzerland schweiz suisse
`;

/** Given names and their short forms. */
const NICKNAMES = `
robert bob rob bobby
william bill will billy
richard rick dick
michael mike mick
elizabeth liz beth betty lisa
katherine kate kathy catherine cathy katie
james jim jimmy
john jack johnny
thomas tom tommy
joseph joe
edward ed eddie ted
charles charlie chuck
margaret peggy maggie
patricia pat trish
steven steve stephen
daniel dan danny
david dave
anthony tony
christopher chris
matthew matt
andrew andy drew
gregory greg
jeffrey jeff
kenneth ken
lawrence larry
nicholas nick
samuel sam
benjamin ben
alexander alex
deborah debbie
jennifer jen jenny
susan sue susie
ronald ron
donald don
timothy tim
peter pete
phillip phil philip
raymond ray
`;

/** Words of structure, not of trade: they hardly distinguish names. */
const EMPTY_WORDS =
  'grp holding svc solution ent associate partner co company corp industry ind intl global worldwide natl assn ' +
  'consultant consulting conseil mgmt mgt trading trade limited team division shop store office unit local dept ' +
  'product sys sup client new com org net ';

/** Trades, institutions, places and qualities that many names share. */
const COMMON_WORDS =
  'st ave blvd rd mt ft hwy min univ inst soc fdn city town govt hosp school college academy bank mfg bro sister daughter ' +
  'fille son eng tech ctr constr elec dev dist comm commn cttee fin finance ins prop inv lab lib res rest tele tel transp ' +
  'distr acct adv auth admin agr aero cnty coop env edu health equip fed gen hist info maint mach med mem metro pharm phys ' +
  'prod prof pub rec rehab rep sci sec spec veh vet whse works heating plumbing roofing us uk canada germany france north ' +
  'south east west quebec ontario alberta montreal toronto ottawa vancouver calgary london paris york chicago boston ' +
  'texas florida california ohio building builder bakery boulangerie patisserie cafe coffee diner grill pizza pub bar kitchen ' +
  'market marche garden farm ferme dairy winery vineyard brewery cellar hotel motel inn lodge resort spa salon barber clinic ' +
  'clinique dental dentist doctor care wellness gym fitness yoga law lawyer legal attorney notary realty estate immobilier ' +
  'home house apartment apt condo tower court park plaza mall village lane hill lake river creek valley mountain island ' +
  'coast beach bay ocean sea forest wood oak pine cedar maple birch willow elm stone rock iron steel glass metal silver gold ' +
  'golden blue red green black white royal star sun moon sky first second third premier superior quality best elite express ' +
  'pro advanced universal united american european pacific atlantic central downtown uptown family modern old big little ' +
  'bright classic heritage summit pinnacle apex delta phoenix alpha omega crown eagle lion bear wolf ' +
  'auto automotive car truck motor garage tire towing moving mover freight logistic shipping storage delivery courier ' +
  'cleaning clean painting paint landscaping landscape lawn tree nursery flooring floor tile carpet drywall masonry concrete ' +
  'paving excavation fence fencing window door cabinet millwork carpentry furniture kitchen bath pool solar energy power light ' +
  'gas oil water waste recycling air hvac cooling repair rental event catering food foods meat fish seafood fruit wine beer ' +
  'book press printing print design studio media film music art gallery photo marketing software computer data network web ' +
  'digital security alarm guard travel tour airline marine boat charter dock sport golf club church parish temple ministry ' +
  'commu polytechnic free europe asia africa japan china korea taiwan india brazil mexico chile argentina spain portugal italy ' +
  'greece turkey russia ukraine poland austria switzerland sweden norway finland denmark netherlands belgium ireland scotland ' +
  'australia israel egypt singapore thailand vietnam malaysia indonesia tokyo shanghai hong kong berlin munich vienna zurich ' +
  'geneva rome madrid barcelona moscow dublin ' +
  'daycare child kid pet animal pharmacy optical hearing surgery therapy counseling insurance mortgage credit capital fund ' +
  'trust bancorp wealth tax payroll bookkeeping staffing training learning state county republic embassy supreme board bureau ' +
  'agency council police fire port airport station museum theatre theater faculty mayor auditor nursing engineering ' +
  'gym fashion clothing jewelry shoe flower florist gift toy hardware lumber timber supply living senior faculty';

/** Family and given names so common that sharing one means little. */
const COMMON_NAMES =
  'smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas ' +
  'taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king ' +
  'wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips ' +
  'evans turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper ' +
  'peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood bennett gray mendoza ruiz hughes ' +
  'price alvarez castillo sanders patel myers long ross foster jimenez tremblay gagnon roy cote bouchard gauthier morin lavoie ' +
  'fortin gagne ouellet pelletier belanger levesque bergeron leblanc girard simard boucher caron beaulieu cloutier dube poirier ' +
  'muller schmidt schneider fischer weber meyer wagner becker hoffmann hansen hanson jensen nielsen larsen olsen andersson ' +
  'wang li zhang liu chen yang huang chan chang wong singh kumar ali khan ahmed hassan hussein ivanov rossi russo silva santos ' +
  'mary john james robert michael william david richard joseph charles christopher daniel matthew anthony mark donald steven ' +
  'paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan ' +
  'stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry peter henry ' +
  'patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily ' +
  'donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela anna anne ' +
  'ruth brenda pamela nicole katherine samantha christine emma helen debra rachel maria julie jane joan jean pierre jacques ' +
  'marie michel andre luc louis francois claude alain denis marc daniele danielle sylvie nathalie isabelle louise lucie jose ' +
  'juan carlos carmen luis luisa ana jorge pedro miguel anne sophie thomas martin hans peter petra klaus wolfgang sergei ivan ' +
  'dmitri mohammed ahmad fatima raj rani wei lei lin na erica carla paula victoria victor julia julian simon simone';

/** Names of people and firms: two different ones are never typos of each other. */
const OTHER_NAMES =
  'marlin walter waller barker mason jason potter porter hilton milton boston bolton dalton walton austin justin landon preston ' +
  'princeton carrier cartier stanton stanley fleming bell ball kerr karr beech webber boyd lloyd parish paris hunt hunter fox cole ' +
  'coleman dale hale gale wells webb burke bourke duke lane layne stone stein stern berg burg port point north nord morton ' +
  'norton horton denton benton fenton kent lent dent grant brant bryant wayne shane dane page paige marsh march hart harte ' +
  'hardy harvey harley hanley manley finley findlay austria australia niger nigeria iran iraq slovakia slovenia sweden ' +
  'switzerland mali malawi dominica guinea georgia jersey iceland ireland island bolivia';

export const NUMBER_WORDS: Readonly<Record<string, string>> = numberWords();

/** `seven` and `sept` are 7, `third` and `troisième` are 3rd (`3#`), `twenty` 20. */
function numberWords(): Record<string, string> {
  const words: Record<string, string> = {};
  const add = (list: string, mark: string) => {
    for (const [at, forms] of list.split(' ').entries()) {
      for (const form of forms.split('/')) words[form] = `${at + 1}${mark}`;
    }
  };
  add(
    'one two/deux three/trois four/quatre five/cinq six seven/sept eight/huit nine/neuf ten/dix eleven/onze twelve/douze thirteen/treize fourteen/quatorze fifteen/quinze sixteen/seize seventeen eighteen nineteen',
    '',
  );
  add(
    'first/premier/premiere/1er/1re second/seconde/deuxieme third/troisieme fourth/quatrieme fifth/cinquieme sixth/sixieme seventh/septieme eighth/huitieme ninth/neuvieme tenth/dixieme eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth',
    '#',
  );
  for (const [
    at,
    form,
  ] of 'twenty/vingt thirty/trente forty/quarante fifty/cinquante sixty/soixante seventy eighty ninety'
    .split(' ')
    .entries()) {
    for (const each of form.split('/')) words[each] = `${(at + 2) * 10}`;
  }
  for (const [at, form] of 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'
    .split(' ')
    .entries()) {
    words[form] = `${(at + 2) * 10}#`;
  }
  return words;
}

const CANONICAL = new Map<string, string>();
for (const line of SAME_WORDS.trim().split('\n')) {
  const [first = '', ...others] = line.split(' ');
  for (const other of [first, ...others]) if (!CANONICAL.has(other)) CANONICAL.set(other, first);
}

const GIVEN_NAME = new Map<string, string>();
for (const line of NICKNAMES.trim().split('\n')) {
  const names = line.split(' ');
  for (const each of names) GIVEN_NAME.set(each, names[0] ?? '');
}

/** Whether one person may go by both names. */
export function isNickname(a: string, b: string): boolean {
  const name = GIVEN_NAME.get(a);
  return name !== undefined && name === GIVEN_NAME.get(b);
}

/** The canonical form of a word: usual abbreviation, translation, singular. */
export function canonicalWord(folded: string): string {
  const known = CANONICAL.get(folded);
  if (known) return known;
  const ordinal = /^0*(\d+)(?:st|nd|rd|th|e|er|eme|ieme)$/.exec(folded);
  if (ordinal) return `${ordinal[1]}#`;
  const number = NUMBER_WORDS[folded];
  if (number) return number;
  const single = singular(folded);
  return CANONICAL.get(single) ?? CANONICAL.get(folded.replace(/([aou])e/g, '$1')) ?? single;
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && /[^suis]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Common words that may be added to a name or left out without making a different name. */
const QUIET_WORDS = new Set(
  'grp svc solution ent associate partner co company ind consulting consultant mgmt sys'.split(' '),
);

export function isQuietWord(canonical: string): boolean {
  return QUIET_WORDS.has(canonical);
}

/** Names weigh more than trades. */
const TRADE = 0.5;

const WEIGHTS = new Map<string, number>();
for (const [list, weight] of [
  [EMPTY_WORDS, 0.2],
  [COMMON_WORDS, 0.45],
  [COMMON_NAMES, 0.6],
  [OTHER_NAMES, 0.9],
] as const) {
  for (const each of list.split(' ')) {
    const word = canonicalWord(each);
    if (!WEIGHTS.has(word)) WEIGHTS.set(word, weight);
  }
}

/** The weight of a known common word, 0.2 to 1; `null` for any other word. */
export function knownWeight(word: string): number | null {
  return WEIGHTS.get(word) ?? null;
}

/** Whether a word names a trade, an institution or a place, and so hardly a person. */
export function isTradeWord(canonical: string): boolean {
  return (WEIGHTS.get(canonical) ?? 1) < TRADE;
}
