# Det en person får vite når noe gikk galt, og hva en kan gjøre. En setning eller to; ingen skyld, ingen kode utenom den siste.

error-wrong-key = Opplysningene dine er låst, og nøkkelen på telefonen åpner dem ikke. Start telefonen på nytt og prøv igjen.
error-too-new = En nyere utgave av appen har laget opplysningene. Oppdater appen, og åpne den igjen.
error-needs-migration = Opplysningene dine trenger en kort oppdatering. Åpne appen og la den bli ferdig.
error-damaged = Filen med opplysningene dine er skadet. Du kan hente en sikkerhetskopi eller starte på nytt. Vi tar vare på filen.
error-disk-full = Telefonen er full, så dette ble ikke lagret. Frigjør litt plass og prøv igjen.
error-busy = Opplysningene er i bruk akkurat nå. Prøv igjen om litt.
error-cannot-open = Opplysningene dine kan ikke åpnes. Sjekk at appen får bruke lagring.
error-shut-down = Appen har lukket opplysningene dine. Åpne den igjen.
error-no-time-zones = Telefonen mangler en liste over tidssoner. Uten den kan ikke appen skille dagene dine.
error-unknown-zone = Tidssonen er ukjent. Velg en annen.
error-interrupted = Stoppet. Ingenting ble endret.
error-invalid = Verdien passer ikke her. Sjekk den og prøv igjen.
error-not-found = Dette finnes ikke lenger. Gå tilbake og se på nytt.
error-import-ends-too-early = Filen stopper midt i. Lag eksporten på nytt og hent den inn. Ingenting ble lagt til.
error-import-not-an-export = Dette er ikke en helseeksport vi kan lese. Ingenting ble lagt til.
error-import-refused = Filen har innhold som en helseeksport aldri trenger. Vi åpnet den ikke. Ingenting ble lagt til.
error-import-unreadable = Filen kan ikke leses. Sjekk at den fortsatt er der.
error-pack-refused = Denne oppdateringen lot seg ikke kontrollere, så vi tok den ikke inn. Alt du har, er som før.
error-internal = Noe gikk galt hos oss. Det du har skrevet inn før, er ikke tapt. Kode: { $code }
