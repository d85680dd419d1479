<?xml version="1.0" encoding="UTF-8"?>
<!-- Names: the first of each county's list (codes ending in 010, mostly the county's seat) comes first. -->
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>towns</Name>
    <UserStyle>
      <Title>鄉鎮市區（深色） Townships and districts, dark</Title>
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
          <Title>鄉鎮市區名 Name</Title>
          <MinScaleDenominator>390000</MinScaleDenominator>
          <MaxScaleDenominator>1500000</MaxScaleDenominator>
          <TextSymbolizer>
            <Label><ogc:PropertyName>TOWNNAME</ogc:PropertyName></Label>
            <Font>
              <CssParameter name="font-family">Noto Sans TC</CssParameter>
              <CssParameter name="font-size">12</CssParameter>
            </Font>
            <Halo>
              <Radius>1.5</Radius>
              <Fill>
                <CssParameter name="fill">#283137</CssParameter>
                <CssParameter name="fill-opacity">0.85</CssParameter>
              </Fill>
            </Halo>
            <Fill><CssParameter name="fill">#cbccc8</CssParameter></Fill>
            <Priority>
              <ogc:Function name="if_then_else">
                <ogc:Function name="equalTo">
                  <ogc:Function name="strSubstringStart">
                    <ogc:PropertyName>TOWNCODE</ogc:PropertyName>
                    <ogc:Literal>5</ogc:Literal>
                  </ogc:Function>
                  <ogc:Literal>010</ogc:Literal>
                </ogc:Function>
                <ogc:Literal>600</ogc:Literal>
                <ogc:Literal>500</ogc:Literal>
              </ogc:Function>
            </Priority>
          </TextSymbolizer>
        </Rule>
        <Rule>
          <Title>鄉鎮市區名 Name</Title>
          <MinScaleDenominator>97000</MinScaleDenominator>
          <MaxScaleDenominator>390000</MaxScaleDenominator>
          <TextSymbolizer>
            <Label><ogc:PropertyName>TOWNNAME</ogc:PropertyName></Label>
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
            <Fill><CssParameter name="fill">#cbccc8</CssParameter></Fill>
            <Priority>
              <ogc:Function name="if_then_else">
                <ogc:Function name="equalTo">
                  <ogc:Function name="strSubstringStart">
                    <ogc:PropertyName>TOWNCODE</ogc:PropertyName>
                    <ogc:Literal>5</ogc:Literal>
                  </ogc:Function>
                  <ogc:Literal>010</ogc:Literal>
                </ogc:Function>
                <ogc:Literal>600</ogc:Literal>
                <ogc:Literal>500</ogc:Literal>
              </ogc:Function>
            </Priority>
            <VendorOption name="charSpacing">1</VendorOption>
          </TextSymbolizer>
        </Rule>
        <Rule>
          <Title>鄉鎮市區名 Name</Title>
          <MaxScaleDenominator>97000</MaxScaleDenominator>
          <TextSymbolizer>
            <Label><ogc:PropertyName>TOWNNAME</ogc:PropertyName></Label>
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
            <Fill><CssParameter name="fill">#cbccc8</CssParameter></Fill>
            <Priority>
              <ogc:Function name="if_then_else">
                <ogc:Function name="equalTo">
                  <ogc:Function name="strSubstringStart">
                    <ogc:PropertyName>TOWNCODE</ogc:PropertyName>
                    <ogc:Literal>5</ogc:Literal>
                  </ogc:Function>
                  <ogc:Literal>010</ogc:Literal>
                </ogc:Function>
                <ogc:Literal>600</ogc:Literal>
                <ogc:Literal>500</ogc:Literal>
              </ogc:Function>
            </Priority>
            <VendorOption name="charSpacing">3</VendorOption>
          </TextSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
