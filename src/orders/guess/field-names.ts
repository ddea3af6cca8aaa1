import type { ImportKind } from '../import-kind.ts';

const CUSTOMER_NO = `asiakasnumero asiakasnro asiakasno asiakastunnus asiakaskoodi asno asnro asnumero asiakasid kundnummer kundnr
  kundid kundkod customernumber customerno customerid customercode custno custid accountnumber accountno account debtorno`;
const PRODUCT_NO = `tuotenumero tuotenro tuotekoodi tuotetunnus nimikenumero nimikenro nimikekoodi nimiketunnus artikkelinumero
  artikelnummer artikelnr artnr artikelkod produktnummer produktnr produktkod productnumber productno productcode productid
  itemnumber itemno itemcode itemid stockcode sku`;
const ORDER_NO = `tilausnumero tilausnro tilausno tilaustunnus tilausid myyntitilaus ordernummer ordernr orderid orderno ordernumber
  beställningsnummer salesorder laskunumero laskunro fakturanummer fakturanr invoiceno invoicenumber invoice`;
const COUNTRY = 'maa maakoodi maatunnus maatunniste land landskod landkod country countrycode';

/**
 * What the columns of real systems are called, in Finnish, Swedish and English: field → names without spaces and signs, in
 * small letters, the surest first.
 */
export const FIELD_NAMES: Readonly<Record<ImportKind, Readonly<Record<string, string>>>> = {
  customers: {
    id: `${CUSTOMER_NO} numero nro tunnus nummer nr number no`,
    name: `asiakkaannimi asiakasnimi yritys yrityksennimi toiminimi nimi kundnamn företag företagsnamn namn customername company
      companyname asiakas kund customer`,
    careLevel: 'hoitotaso hoitoluokka vårdnivå servicelevel tier',
    namedPerson: `vastuuhenkilö vastuumyyjä asiakasvastaava myyjä edustaja kundansvarig ansvarig säljare salesperson salesrep
      accountmanager responsible`,
    industry:
      'toimiala toimialakoodi tol tol2008 bransch branschkod sni snikod industry industrycode nace sector',
    employees:
      'henkilöstö henkilöstömäärä henkilömäärä työntekijät anställda antalanställda personal headcount staff',
    country: COUNTRY,
    city: 'paikkakunta postitoimipaikka toimipaikka kaupunki kunta postort ort stad town municipality',
    closedOn:
      'päättynyt päättymispäivä päättymispvm lopetettu lopetuspvm avslutad stängd slutdatum closed enddate',
  },
  contacts: {
    id: `yhteyshenkilönumero yhteyshenkilönro yhteyshenkilötunnus henkilönumero kontaktnummer kontaktnr kontaktid contactid
      contactno contactnumber personid numero nro tunnus nummer nr`,
    customer: `${CUSTOMER_NO} asiakas kund`,
    name: `yhteyshenkilö yhteyshenkilönnimi kokonimi nimi kontaktperson kontaktnamn namn contactname contact contactperson
      fullname`,
    firstName: 'etunimi kutsumanimi förnamn tilltalsnamn givenname',
    role: 'rooli tehtävä asema nimike roll befattning titel title position',
    email: 'sähköposti sähköpostiosoite säköposti meili epost epostadress mail mailaddress emailaddress',
    phone:
      'puhelin puhelinnumero puh puhnro gsm matkapuhelin telefon telefonnummer tel mobil mobiltelefon telephone mobile',
    language: 'kieli kielikoodi asiointikieli språk språkkod lang languagecode',
    country: COUNTRY,
    timeZone: 'aikavyöhyke tidszon',
    origin: 'lähde källa source',
    basis: 'suostumus lupa samtycke consent permission',
  },
  products: {
    id: `${PRODUCT_NO} koodi numero tunnus nro nr code`,
    name: `tuotenimi tuotteennimi nimikkeennimi nimitys nimi kuvaus selite benämning produktnamn artikelnamn artikelbenämning namn
      productname itemname description tuote artikel product item`,
    category:
      'tuoteryhmä tuoteryhmänimi nimikeryhmä ryhmä varugrupp produktgrupp artikelgrupp kategori productgroup itemgroup group',
    unit: 'yksikkö myyntiyksikkö yks enhet försäljningsenhet uom unitofmeasure',
    packSize: 'pakkauskoko myyntierä pakkaus förpackningsstorlek förpackning packstorlek packagesize pack',
    price:
      'myyntihinta yksikköhinta listahinta ahinta hinta försäljningspris listpris apris pris unitprice salesprice listprice',
    discontinued:
      'poistunut poistuva poistettu lopetettu passiivinen utgått utgången utgår inactive obsolete',
    replacedBy:
      'korvaavatuote korvaava korvaavanimike ersättningsartikel ersättare ersättsav replacement replacementitem',
  },
  orders: {
    order: `${ORDER_NO} tilaus lasku toimitusnumero beställning faktura`,
    line: 'rivinumero rivinro tilausrivi rivi radnummer radnr orderrad rad linenumber lineno orderline',
    customer: `${CUSTOMER_NO} asiakas kund`,
    customerName:
      'asiakkaannimi asiakasnimi asiakas yritys kundnamn kund företag customername customer company',
    product: `${PRODUCT_NO} tuote nimike artikel item`,
    productName: `tuotenimi tuotteennimi nimikkeennimi nimitys tuote nimike selite kuvaus benämning produktnamn artikelbenämning
      artikel productname itemname description product`,
    date: `tilauspäivä tilauspvm tilauspäivämäärä laskupäivä laskupvm laskutuspäivä toimituspäivä toimituspvm pvm päivä päivämäärä
      orderdatum beställningsdatum fakturadatum leveransdatum datum orderdate invoicedate deliverydate`,
    quantity: `määrä tilattumäärä tilausmäärä toimitettumäärä laskutettumäärä kpl antal beställtantal levereratantal kvantitet mängd
      qty orderedquantity amountordered`,
    price: `yksikköhinta ahinta nettohinta ahintaveroton hinta hintaalv0 styckpris enhetspris nettopris apris pris unitprice
      netprice`,
    amount: `rivisumma rivinsumma riviyhteensä summa yhteensä veroton arvo nettosumma rivihinta radsumma radbelopp belopp summa
      totalt nettobelopp linetotal lineamount netamount total value`,
    country: COUNTRY,
  },
  complaints: {
    id: `reklamaationumero reklamaationro reklamaatiotunnus tapausnumero reklamationsnummer reklamationsnr ärendenummer ärende
      complaintno complaintnumber complaintid casenumber caseno caseid ticket reklamaatio reklamation complaint numero nro`,
    customer: `${CUSTOMER_NO} asiakas kund`,
    order: `${ORDER_NO} tilaus`,
    product: `${PRODUCT_NO} tuote artikel`,
    about: 'aihe syy laji tyyppi luokka ämne orsak typ kategori subject reason topic type category',
    words: 'kuvaus selite teksti viesti beskrivning text meddelande description comment message',
    openedOn: `avattu avauspäivä avauspvm vastaanotettu vastaanottopvm saapunut pvm päivä päivämäärä öppnad öppnaddatum mottagen
      inkommen datum opened openeddate received created date`,
    closedOn:
      'suljettu suljettupvm valmis valmistunut käsitelty päättynyt stängd avslutad klar closed resolved closeddate',
  },
};
