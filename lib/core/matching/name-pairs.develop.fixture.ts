/**
 * Pairs of names by kind for developing the comparer. One pair per line, `one | other`; a line `# kind` starts a kind.
 */
export const DEVELOP_SAME = `
# legal form
Birch & Sons | Birch & Sons Ltd
Érablière Côté & Fils inc. | Erabliere Cote et Fils Ltée
Granite Yard Co. Ltd | Granite Yard
Constructions Bédard inc. | Constructions Bedard
Services Hébert, S.E.N.C.R.L. | Services Hébert
Plomberie Roy enr. | Plomberie Roy
Nordsee Fisch GmbH | Nordsee Fisch
Société Générale de Bois S.A. | Societe Generale de Bois
Jansen Bloemen BV | Jansen Bloemen B.V.
Olsen Skog ApS | Olsen Skog
Brandt Logistik AG | Brandt Logistik Aktiengesellschaft
Harbor Law LLP | Harbor Law
Tidewater Pilots, L.L.C. | Tidewater Pilots LLC
Novák Sklo s.r.o. | Novak Sklo
Hughes Engineering Limited | Hughes Engineering Ltd.
Kaltenbach Maschinenbau KG | Kaltenbach Maschinenbau
Cedar Title Corporation | Cedar Title Corp
# joined or split
Home Stead Carpentry | Homestead Carpentry
Snow Drop Cleaning | Snowdrop Cleaning
Rain Forest Café | Rainforest Cafe
Net Works Cabling | Networks Cabling
La Rose Florist | Larose Florist
Sea Side Rentals | Seaside Rentals
Pay Pal | PayPal
Mega-Bloc Béton | Megabloc Béton
# numbers and ordinals
Seven Oaks Winery | 7 Oaks Winery
Third Coast Coffee | 3rd Coast Coffee
Five Guys Moving | 5 Guys Moving
Twenty One Pines Motel | 21 Pines Motel
Trois Rivières Acier | 3 Rivières Acier
Fifth Avenue Tailors | 5th Ave Tailors
9123-4567 Québec inc. | 9123 4567 QUEBEC INC.
24/7 Locksmith | Twenty Four Seven Locksmith
# acronyms and initials
International Business Machines | IBM
Royal Bank of Canada | RBC
University of California Los Angeles | UCLA
Federal Bureau of Investigation | FBI
J.B. Hunt | J B Hunt
J.B. Hunt | JB Hunt
A.C.E. Movers | ACE Movers
Procter & Gamble | P&G
Internal Revenue Service (IRS) | IRS
Hydro-Québec TransÉnergie (HQT) | Hydro-Quebec TransEnergie
Compagnie des chemins de fer nationaux | CFN
Eidgenössische Technische Hochschule | ETH
D & L Paving | D and L Paving
North American Van Lines | NAVL
# trading names
Pinecrest Ventures Ltd. dba Harbour Diner | Harbour Diner
1234567 Ontario Ltd. o/a Main Street Vet | Main Street Vet
Acker Foods Inc. d/b/a Sunny Side Grill | Sunnyside Grill
P. Doyle t/a Doyle Windows | Doyle Windows
8811-2233 Québec inc. f.a.s. Resto Chez Léa | Resto Chez Lea
Blue Heron Spa (fka Heron Day Spa) | Heron Day Spa
Tran Enterprises trading as Saigon Kitchen | Saigon Kitchen
# abbreviations
Dept. of Public Works | Department of Public Works
Univ of Toronto | University of Toronto
Sterling Mfg | Sterling Manufacturing
Elm Ave. Garage | Elm Avenue Garage
Duncan Bros Paving | Duncan Brothers Paving
Ft. Worth Plumbing | Fort Worth Plumbing
Coastal Constr. Mgmt. | Coastal Construction Management
St-Laurent Auto | Saint-Laurent Auto
Ste. Anne Parish | Sainte-Anne Parish
Harbor Ctr for the Arts | Harbor Center for the Arts
Intl Assoc of Welders | International Association of Welders
Nat'l Grid Services | National Grid Services
Valley Elec. Supply | Valley Electric Supply
Commonwealth Fin. Grp. | Commonwealth Financial Group
# writing
L’Atelier d’Anne | Atelier Anne
O’Brien Plumbing | OBrien Plumbing
CEDAR GROVE HOA | Cedar Grove HOA
Birch and Sons | Birch & Sons
Crêperie Bretonne | Creperie Bretonne
Straße Design | Strasse Design
Wells-Fargo Stage | Wells Fargo Stage
Jean's Bistro | Jeans Bistro
The Maple Room | Maple Room
Harbour Street Clinic | Harbor Street Clinic
Cœur de Lion | Coeur de Lion
Lemon+Lime Design | Lemon & Lime Design
# slips
Wilow Court Apartments | Willow Court Apartments
Masachusetts Fuel | Massachusetts Fuel
Petersen Windwos | Petersen Windows
Fitzgreald Masonry | Fitzgerald Masonry
Laurentain Resorts | Laurentian Resorts
Bridgewatre Estates | Bridgewater Estates
Schumaker Tile | Schumacher Tile
Pemberten Farms | Pemberton Farms
Gilespie Plumbing | Gillespie Plumbing
Montgommery Fence | Montgomery Fence
Brunswik Bowling | Brunswick Bowling
# people
Smith, Mary | Mary Smith
Dr. Alan Reyes | Alan Reyes
Mrs. Joan Keller | Joan Keller
Tremblay, Marie-Ève | Marie-Eve Tremblay
M. Luc Bouchard | Luc Bouchard
William Ostrander | Bill Ostrander
J. Castonguay | Jacques Castonguay
Katherine Dunmore | Kate Dunmore
Patrick J. Sweeney | Patrick Sweeney
Van Houten, Pieter | Pieter van Houten
Michael Orozco | Mike Orozco
José Núñez | Jose Nunez
Estelle Park, MD | Estelle Park
Ruiz-Soto, Carmen | Carmen Ruiz Soto
# transliteration
Лукойл | Lukoil
Аэрофлот | Aeroflot
Sergei Ivanov | Sergey Ivanov
Mohamed Hassan | Muhammad Hasan
Dmitri Volkov | Dmitry Volkov
Jäger Holz | Jaeger Holz
Όμιλος Μυτιληναίος | Omilos Mytilineos
ООО Ромашка | Romashka
# departments and public bodies
Ministry of Education | Ministère de l’Éducation
Department of Revenue | Revenue Department
City of Sherbrooke | Ville de Sherbrooke
University of Ottawa | Université d’Ottawa
Public Works Dept., City of Dayton | City of Dayton Public Works Department
US Geological Survey | USGS
National Bank of Greece | Banque nationale de Grèce
Technical University of Berlin | Technische Universität Berlin
# words left out
Willow Court Apartments | Willow Court
Larkspur Wellness Spa | Larkspur Wellness
Halcyon Event Rentals | Halcyon Events
Dunmore Heating and Cooling | Dunmore Heating & Cooling Services
Redstone Property Management Group | Redstone Property Management
`;

export const DEVELOP_DIFFERENT = `
# one word other
Smith Brothers Plumbing | Smith Sisters Plumbing
Blue Sky Cleaning | Blue Lake Cleaning
Cedar Grove HOA | Cedar Ridge HOA
East Side Motors | West Side Motors
Black Bear Lodge | Black Wolf Lodge
Willow Creek Church | Willow Court Apartments
Old Mill Restaurant | New Mill Restaurant
White Pine Cabinets | White Oak Cabinets
Iron Horse Gym | Iron Gate Gym
Ferme du Lac | Ferme du Ruisseau
Sunrise Senior Living | Sunset Senior Living
Birch & Daughters | Birch & Sons
# same name, other trade
Acme Plumbing | Acme Printing
Doyle Windows | Doyle Insurance
Riverside Clinic | Riverside Brewery
Bouchard Électrique | Bouchard Toiture
Delta Air Lines | Delta Faucet
Apex Fencing | Apex Accounting
Hunt Transport | Hunt Vineyards
# numbers and branches
Store #104 | Store #140
McDonald's #2210 | McDonald's #2201
9123-4567 Québec inc. | 9132-4567 Québec inc.
Local 12 | Local 21
Third Avenue Bakery | Fourth Avenue Bakery
Studio 54 | Studio 45
Lot 7 Hillside | Lot 17 Hillside
Building A Parkview | Building B Parkview
Class of 1998 | Class of 1989
# franchise outlets and places
Subway Kingston | Subway Windsor
Marriott Chicago | Marriott Denver
University of Michigan | University of Minnesota
Century 21 Calgary | Century 21 Ottawa
Habitat for Humanity Tampa | Habitat for Humanity Boise
Port of Oakland | Port of Tacoma
Town of Milton | Town of Oakville
Republic of Niger | Republic of Nigeria
# parents and subsidiaries
Acme Group | Beta Group
Power Financial | Power Sustainable
General Electric | General Dynamics
Johnson Controls | Johnson Outdoors
Couche-Tard | Couche-Tard Immobilier Fonds
Virgin Media | Virgin Atlantic
Mitsubishi Electric | Mitsubishi Chemical
Acme Foods Canada | Acme Foods USA
# people
J. Smith | K. Smith
Mary Smith | John Smith
Marc Tremblay | Marie Tremblay
Anne Birch | Anna Beech
David Kim | Daniel Kim
Peter Novak | Petra Novak
John Smith Jr. | John Smith Sr.
Ahmed Hassan | Ahmed Hussein
Wang Lei | Wang Lin
Stephanie Ross | Stephen Ross
Patricia Lane | Patrick Lane
George Bell II | George Bell III
Luis Ortega | Luisa Ortega
Mark Allen | Allen Marks
Robert A. Stone | Robert B. Stone
# near in letters
Morgan Steel | Morton Steel
Potter Supply | Porter Supply
Weber Grills | Webber Ovens
Hansen Marine | Hanley Marine
Parker Optical | Barker Optical
Mason Realty | Jason Realty
Dalton Gas | Walton Gas
Kerr Farms | Karr Farms
Preston Foods | Princeton Foods
Austin Tile | Justin Tile
Landon Press | London Press
# acronyms
British Broadcasting Corporation | CBC
AMD | Advanced Mobile Diagnostics Lab
UPS | USPS
Royal Bank of Canada | Royal Bank of Scotland
NBC | NBA
Canadian Pacific Railway | CNR
# public bodies
Ministry of Defence | Ministry of Justice
Department of Labor | Department of Energy
Faculty of Law | Faculty of Medicine
School of Nursing | School of Music
Embassy of Sweden | Embassy of Switzerland
Office of the Mayor | Office of the Auditor
Michigan State University | Montana State University
District Court of Utah | District Court of Idaho
# only common words shared
Acme Ltd | Beta Ltd
Superior Cleaning Services | Perfect Cleaning Services
Express Auto Repair | Reliable Auto Repair
Consultants Girard inc. | Consultants Morin inc.
Pacific Trading Company | Continental Trading Company
Pro Home Builders | Star Home Builders
Universal Security Group | Guardian Security Group
Downtown Dental | Uptown Dental
Gestion Lavoie | Gestion Nadeau
Mountain View Estates | Ocean View Estates
Heritage Flooring and Tile | Modern Flooring and Tile
Bright Smiles Daycare | Little Smiles Daycare
`;
