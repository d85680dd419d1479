<?xml version="1.0" encoding="UTF-8"?>
<!-- Names: the special municipalities (codes from 6) come first, then counties, then cities inside counties. -->
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>counties</Name>
    <UserStyle>
      <Title>縣市（深色） Counties and cities, dark</Title>
      <IsDefault>1</IsDefault>
      <FeatureTypeStyle>
        <Rule>
          <Title>陸地 Land</Title>
          <PolygonSymbolizer>
            <Fill><CssParameter name="fill">#343d42</CssParameter></Fill>
          </PolygonSymbolizer>
        </Rule>
      </FeatureTypeStyle>
      <FeatureTypeStyle>
        <Rule>
          <Title>縣市名 Name</Title>
          <MinScaleDenominator>2400000</MinScaleDenominator>
          <MaxScaleDenominator>6200000</MaxScaleDenominator>
          <TextSymbolizer>
            <Label><ogc:PropertyName>COUNTYNAME</ogc:PropertyName></Label>
            <Font>
              <CssParameter name="font-family">Noto Sans TC</CssParameter>
              <CssParameter name="font-size">13</CssParameter>
            </Font>
            <Halo>
              <Radius>1.5</Radius>
              <Fill>
                <CssParameter name="fill">#283137</CssParameter>
                <CssParameter name="fill-opacity">0.85</CssParameter>
              </Fill>
            </Halo>
            <Fill><CssParameter name="fill">#e6e4de</CssParameter></Fill>
            <Priority>
              <ogc:Function name="Recode">
                <ogc:Function name="strConcat">
                  <ogc:Function name="strSubstring">
                    <ogc:PropertyName>COUNTYCODE</ogc:PropertyName>
                    <ogc:Literal>0</ogc:Literal>
                    <ogc:Literal>1</ogc:Literal>
                  </ogc:Function>
                  <ogc:Function name="strSubstringStart">
                    <ogc:PropertyName>COUNTYNAME</ogc:PropertyName>
                    <ogc:Literal>2</ogc:Literal>
                  </ogc:Function>
                </ogc:Function>
                <ogc:Literal>6市</ogc:Literal><ogc:Literal>1200</ogc:Literal>
                <ogc:Literal>1縣</ogc:Literal><ogc:Literal>1100</ogc:Literal>
                <ogc:Literal>0縣</ogc:Literal><ogc:Literal>1100</ogc:Literal>
                <ogc:Literal>1市</ogc:Literal><ogc:Literal>1000</ogc:Literal>
              </ogc:Function>
            </Priority>
            <VendorOption name="charSpacing">1.5</VendorOption>
          </TextSymbolizer>
        </Rule>
        <Rule>
          <Title>縣市名 Name</Title>
          <MinScaleDenominator>770000</MinScaleDenominator>
          <MaxScaleDenominator>2400000</MaxScaleDenominator>
          <TextSymbolizer>
            <Label><ogc:PropertyName>COUNTYNAME</ogc:PropertyName></Label>
            <Font>
              <CssParameter name="font-family">Noto Sans TC</CssParameter>
              <CssParameter name="font-size">15</CssParameter>
            </Font>
            <Halo>
              <Radius>1.5</Radius>
              <Fill>
                <CssParameter name="fill">#283137</CssParameter>
                <CssParameter name="fill-opacity">0.85</CssParameter>
              </Fill>
            </Halo>
            <Fill><CssParameter name="fill">#e6e4de</CssParameter></Fill>
            <Priority>
              <ogc:Function name="Recode">
                <ogc:Function name="strConcat">
                  <ogc:Function name="strSubstring">
                    <ogc:PropertyName>COUNTYCODE</ogc:PropertyName>
                    <ogc:Literal>0</ogc:Literal>
                    <ogc:Literal>1</ogc:Literal>
                  </ogc:Function>
                  <ogc:Function name="strSubstringStart">
                    <ogc:PropertyName>COUNTYNAME</ogc:PropertyName>
                    <ogc:Literal>2</ogc:Literal>
                  </ogc:Function>
                </ogc:Function>
                <ogc:Literal>6市</ogc:Literal><ogc:Literal>1200</ogc:Literal>
                <ogc:Literal>1縣</ogc:Literal><ogc:Literal>1100</ogc:Literal>
                <ogc:Literal>0縣</ogc:Literal><ogc:Literal>1100</ogc:Literal>
                <ogc:Literal>1市</ogc:Literal><ogc:Literal>1000</ogc:Literal>
              </ogc:Function>
            </Priority>
            <VendorOption name="charSpacing">3</VendorOption>
          </TextSymbolizer>
        </Rule>
        <Rule>
          <Title>縣市名 Name</Title>
          <MinScaleDenominator>97000</MinScaleDenominator>
          <MaxScaleDenominator>770000</MaxScaleDenominator>
          <TextSymbolizer>
            <Label><ogc:PropertyName>COUNTYNAME</ogc:PropertyName></Label>
            <Font>
              <CssParameter name="font-family">Noto Sans TC</CssParameter>
              <CssParameter name="font-size">17</CssParameter>
            </Font>
            <Halo>
              <Radius>1.5</Radius>
              <Fill>
                <CssParameter name="fill">#283137</CssParameter>
                <CssParameter name="fill-opacity">0.85</CssParameter>
              </Fill>
            </Halo>
            <Fill><CssParameter name="fill">#e6e4de</CssParameter></Fill>
            <Priority>
              <ogc:Function name="Recode">
                <ogc:Function name="strConcat">
                  <ogc:Function name="strSubstring">
                    <ogc:PropertyName>COUNTYCODE</ogc:PropertyName>
                    <ogc:Literal>0</ogc:Literal>
                    <ogc:Literal>1</ogc:Literal>
                  </ogc:Function>
                  <ogc:Function name="strSubstringStart">
                    <ogc:PropertyName>COUNTYNAME</ogc:PropertyName>
                    <ogc:Literal>2</ogc:Literal>
                  </ogc:Function>
                </ogc:Function>
                <ogc:Literal>6市</ogc:Literal><ogc:Literal>1200</ogc:Literal>
                <ogc:Literal>1縣</ogc:Literal><ogc:Literal>1100</ogc:Literal>
                <ogc:Literal>0縣</ogc:Literal><ogc:Literal>1100</ogc:Literal>
                <ogc:Literal>1市</ogc:Literal><ogc:Literal>1000</ogc:Literal>
              </ogc:Function>
            </Priority>
            <VendorOption name="charSpacing">5</VendorOption>
          </TextSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
