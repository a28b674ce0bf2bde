use super::*;

#[test]
fn timing_goes_through_fhir_without_loss() {
    for text in [
        r#"{"repeat":{"frequency":1,"period":84,"periodUnit":"d","timeOfDay":["09:00:00"]}}"#,
        r#"{"id":"a","repeat":{"id":"b","boundsPeriod":{"start":"2026-03","end":"2026-05-01"},"count":7,"countMax":9,
            "duration":30,"durationMax":45,"durationUnit":"min","frequency":1,"frequencyMax":2,"period":1,"periodMax":2,
            "periodUnit":"wk","dayOfWeek":["mon","fri"],"timeOfDay":["08:00:00","20:30:00"],
            "_timeOfDay":[null,{"id":"evening"}]}}"#,
        r#"{"repeat":{"frequency":2,"period":1,"periodUnit":"d","when":["ACM","HS"],"_when":[{"id":"a"},{"id":"b"}],"offset":20}}"#,
        r#"{"repeat":{"boundsDuration":{"value":10.5,"unit":"days","system":"http://unitsofmeasure.org","code":"d"},
            "frequency":1,"period":6,"periodUnit":"h"}}"#,
        r#"{"repeat":{"boundsRange":{"low":{"value":5,"system":"http://unitsofmeasure.org","code":"d"},
            "high":{"value":7,"unit":"d","system":"http://unitsofmeasure.org","code":"d"}},"period":1,"periodUnit":"d"}}"#,
        r#"{"event":["2026-05-01","2026-05-02T08:00:00Z","2026-05-03T08:00:00+02:00"]}"#,
        r#"{"code":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation","code":"BID"}]}}"#,
        r#"{"code":{"coding":[{"system":"http://snomed.info/sct","code":"229799001","display":"x"},
            {"system":"http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation","code":"BID","display":"BID"}],"text":"two"},
            "repeat":{"frequency":2,"period":1,"periodUnit":"d"}}"#,
        r#"{"extension":[{"url":"http://example.org/a","valueString":"b"}],"repeat":{"period":1,"periodUnit":"mo",
            "extension":[{"url":"urn:lissom:timing:nth-weekday","extension":[{"url":"n","valueInteger":-1},{"url":"day","valueCode":"fri"}]},
            {"url":"http://example.org/c","valueBoolean":true}]}}"#,
        r#"{"repeat":{"period":1,"periodUnit":"d","timeOfDay":["21:00:00"],"extension":[{"url":"urn:lissom:timing:cycle",
            "extension":[{"url":"on","valuePositiveInt":21},{"url":"off","valuePositiveInt":7},{"url":"anchor","valueDate":"2026-01-05"}]}]}}"#,
        r#"{"repeat":{"period":8,"periodUnit":"h","extension":[{"url":"urn:lissom:timing:from-last-taken","valueBoolean":true}]}}"#,
        r#"{"repeat":{"extension":[{"url":"urn:lissom:timing:after","extension":[{"url":"part","valueString":"1"},{"url":"delay-min","valueUnsignedInt":30}]}]}}"#,
        r#"{"repeat":{"frequency":4,"period":1,"periodUnit":"d","extension":[{"url":"urn:lissom:timing:window","extension":[
            {"url":"from","valueTime":"08:00:00"},{"url":"to","valueTime":"22:00:00"},{"url":"every-min","valuePositiveInt":90}]}]}}"#,
        r#"{"repeat":{"period":1,"periodUnit":"mo","extension":[{"url":"urn:lissom:timing:days-of-month","extension":[
            {"url":"day","valueInteger":1},{"url":"day","valueInteger":-1},{"url":"missing","valueCode":"skip"}]}]}}"#,
    ] {
        let given: Value = serde_json::from_str(text).unwrap();
        let timing = Timing::from_fhir(&given).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(timing.to_fhir(), given, "{text}");
        // What is stored is read back as it was.
        let stored = serde_json::to_string(&timing).unwrap();
        assert_eq!(serde_json::from_str::<Timing>(&stored).unwrap(), timing);
    }
}

#[test]
fn every_standard_code_is_known_and_stands_for_a_rule_that_holds() {
    for code in [
        "BID", "TID", "QID", "AM", "PM", "QD", "QOD", "Q1H", "Q2H", "Q3H", "Q4H", "Q6H", "Q8H", "BED", "WK",
        "MO",
    ] {
        let json = json!({"code": {"coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation", "code": code}]}});
        let timing = Timing::from_fhir(&json).unwrap();
        assert_eq!(timing.code.unwrap().as_str(), code);
        timing.rule().unwrap().validate().unwrap();
    }
}
